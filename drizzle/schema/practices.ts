import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
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
import { type CompanyType, companyTypes } from '@/lib/domain/chargebands/vocabulary'
import type { PracticeModules } from '@/lib/domain/modules/vocabulary'
import {
  type ActivationChannel,
  activationChannels,
  type LegalTextKind,
  type Locale,
  legalTextKinds,
  type Nation,
  nations,
  type PasswordPolicy,
  type Questions,
} from '@/lib/domain/practices/vocabulary'
import { type Role, roles } from '@/lib/domain/staff/vocabulary'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** The directory of practices: what the front door shows, and nothing more. */
export const practices = pgTable(
  'practices',
  {
    id: id().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    nation: text().$type<Nation>().notNull(),
    practiceCode: text().notNull(),
    phone: text(),
    colour: text(),
    locale: text().$type<Locale>().notNull().default('en'),
    createdAt: createdAt(),
  },
  (t) => [oneOf('practices_nation', t.nation, nations)],
)

export const practiceSettings = pgTable(
  'practice_settings',
  {
    practiceId: uuid()
      .primaryKey()
      .references(() => practices.id, { onDelete: 'cascade' }),
    activationChannel: text().$type<ActivationChannel>().notNull().default('either'),
    questions: jsonb().$type<Questions>().notNull(),
    passwordPolicy: jsonb().$type<PasswordPolicy>().notNull(),
    secondFactorRequired: boolean().notNull().default(false),
    unactivatedDays: integer().notNull().default(7),
    /** Until online services are activated, staff have no *Online services* tab. */
    onlineServicesActivatedAt: at(),
    /** Whether an account may be used before identity is checked. */
    basicAccounts: boolean().notNull().default(true),
    modules: jsonb().$type<PracticeModules>().notNull().default({}),
    letterDays: integer().notNull().default(30),
    /** Days between reminders of a letter or a registration not yet used; null for none. */
    reminderDays: integer(),
    missedAppointmentLimit: integer(),
    missedAppointmentsSince: date({ mode: 'string' }),
    showMissedAppointments: boolean().notNull().default(false),
    /** Whether patients see their details in the portal, and may change how they are reached. */
    patientsSeeDetails: boolean().notNull().default(true),
    patientsChangeContacts: boolean().notNull().default(true),
    /** Which staff a patient's new message is for, until somebody hands it on. */
    newThreadRole: text().$type<Role>().notNull().default('receptionist'),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf('practice_settings_activation_channel', t.activationChannel, activationChannels),
    oneOf('practice_settings_new_thread_role', t.newThreadRole, roles),
    ofPractice(),
  ],
).enableRLS()

export const sites = pgTable(
  'sites',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    address: text(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.id] }), ofPractice()],
).enableRLS()

export const companies = pgTable(
  'companies',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    type: text().$type<CompanyType>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('companies_name').on(t.practiceId, sql`lower(${t.name})`),
    oneOf('companies_type', t.type, companyTypes),
    ofPractice(),
  ],
).enableRLS()

/** Where the patients of a practice that was split or merged went: an old Practice ID leads to the new practice. */
export const practiceSuccessors = pgTable(
  'practice_successors',
  {
    oldPracticeId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    newPracticeId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.oldPracticeId, t.newPracticeId] }),
    index('practice_successors_new').on(t.newPracticeId),
  ],
)

/** A department of a company; a division is a department with a parent. */
export const departments = pgTable(
  'departments',
  {
    practiceId: uuid().notNull(),
    id: id(),
    companyId: uuid().notNull(),
    parentId: uuid(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.companyId], foreignColumns: [companies.practiceId, companies.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.practiceId, t.parentId], foreignColumns: [t.practiceId, t.id] }).onDelete('cascade'),
    index('departments_company').on(t.practiceId, t.companyId),
    index('departments_parent').on(t.practiceId, t.parentId),
    ofPractice(),
  ],
).enableRLS()

/** Terms, privacy and statistical-use texts; a new wording is a new version, and consent names the version. */
export const legalTexts = pgTable(
  'legal_texts',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    kind: text().$type<LegalTextKind>().notNull(),
    version: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    body: text().notNull(),
    publishedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.kind, t.version, t.locale] }),
    oneOf('legal_texts_kind', t.kind, legalTextKinds),
    ofPractice(),
  ],
).enableRLS()
