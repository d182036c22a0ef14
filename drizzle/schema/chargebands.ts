import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  type AccessChoice,
  type AppliesWhen,
  type RuleKind,
  type RuleSettings,
  ruleKinds,
  type ServiceKind,
  serviceKinds,
} from '@/lib/domain/chargebands/vocabulary'
import { companies, practices } from './practices'
import { at, createdAt, id, ofPractice, oneOf } from './support'

export const services = pgTable(
  'services',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    kind: text().$type<ServiceKind>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('services_name').on(t.practiceId, sql`lower(${t.name})`),
    oneOf('services_kind', t.kind, serviceKinds),
    ofPractice(),
  ],
).enableRLS()

export const chargebands = pgTable(
  'chargebands',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    companyId: uuid().notNull(),
    /** The part before the last slash of `Folder/Name`; empty at the top. */
    folder: text().notNull().default(''),
    name: text().notNull(),
    onlineBookingEnabledAt: at(),
    accessChoice: text().$type<AccessChoice>(),
    allowMessaging: boolean().notNull().default(false),
    askDepartment: boolean().notNull().default(false),
    archivedAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.companyId], foreignColumns: [companies.practiceId, companies.id] }).onDelete(
      'restrict',
    ),
    index('chargebands_company').on(t.practiceId, t.companyId),
    uniqueIndex('chargebands_name')
      .on(t.practiceId, t.companyId, sql`lower(${t.folder})`, sql`lower(${t.name})`)
      .where(sql`archived_at is null`),
    ofPractice(),
  ],
).enableRLS()

export const chargebandRules = pgTable(
  'chargeband_rules',
  {
    practiceId: uuid().notNull(),
    id: id(),
    chargebandId: uuid().notNull(),
    position: integer().notNull(),
    kind: text().$type<RuleKind>().notNull(),
    name: text().notNull(),
    appliesWhen: jsonb().$type<AppliesWhen>().notNull(),
    settings: jsonb().$type<RuleSettings>().notNull(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.chargebandId],
      foreignColumns: [chargebands.practiceId, chargebands.id],
    }).onDelete('cascade'),
    index('chargeband_rules_order').on(t.practiceId, t.chargebandId, t.position),
    oneOf('chargeband_rules_kind', t.kind, ruleKinds),
    ofPractice(),
  ],
).enableRLS()
