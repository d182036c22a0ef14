import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type SignUpCodeStatus, signUpCodeStatuses } from '@/lib/domain/sign-up-codes/vocabulary'
import { chargebands } from './chargebands'
import { at, createdAt, id, ofPractice, oneOf } from './support'

export const signUpCodes = pgTable(
  'sign_up_codes',
  {
    practiceId: uuid().notNull(),
    id: id(),
    chargebandId: uuid().notNull(),
    /** As the staff typed it; `codeKey` is what is compared. */
    code: text().notNull(),
    codeKey: text().notNull(),
    status: text().$type<SignUpCodeStatus>().notNull().default('active'),
    /** The one shown in *Online sign-up invite code*. */
    isMain: boolean().notNull().default(false),
    opensAt: at(),
    closesAt: at(),
    totalLimit: integer(),
    usedCount: integer().notNull().default(0),
    endedAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.chargebandId],
      foreignColumns: [chargebands.practiceId, chargebands.id],
    }).onDelete('restrict'),
    index('sign_up_codes_chargeband').on(t.practiceId, t.chargebandId),
    uniqueIndex('sign_up_codes_code').on(t.practiceId, t.codeKey).where(sql`status <> 'ended'`),
    uniqueIndex('sign_up_codes_main').on(t.practiceId, t.chargebandId).where(sql`is_main and status <> 'ended'`),
    check('sign_up_codes_used', sql`used_count >= 0 and (total_limit is null or used_count <= total_limit)`),
    oneOf('sign_up_codes_status', t.status, signUpCodeStatuses),
    ofPractice(),
  ],
).enableRLS()

/** The funnel of a code, one row a day. Counts only, nothing about a person. */
export const signUpCodeDays = pgTable(
  'sign_up_code_days',
  {
    practiceId: uuid().notNull(),
    signUpCodeId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    opened: integer().notNull().default(0),
    started: integer().notNull().default(0),
    submitted: integer().notNull().default(0),
    activated: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.signUpCodeId, t.day] }),
    foreignKey({
      columns: [t.practiceId, t.signUpCodeId],
      foreignColumns: [signUpCodes.practiceId, signUpCodes.id],
    }).onDelete('cascade'),
    ofPractice(),
  ],
).enableRLS()
