import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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
import { type AccountKind, type AccountStatus, accountKinds, accountStatuses } from '@/lib/domain/accounts/vocabulary'
import { type Module, type ModuleSetter, moduleSetters, modules } from '@/lib/domain/modules/vocabulary'
import { logins } from './logins'
import { patients } from './patients'
import { practices } from './practices'
import { registrations } from './registrations'
import { at, createdAt, id, ofLogin, ofPractice, oneOf } from './support'

/** The practice's permission for one login to act for one patient; points to the registration while staff review it. */
export const onlineAccounts = pgTable(
  'online_accounts',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    loginId: uuid().references(() => logins.id, { onDelete: 'restrict' }),
    patientId: uuid(),
    registrationId: uuid(),
    /** The Account ID of its letters; given with the first. */
    accountNumber: text(),
    kind: text().$type<AccountKind>().notNull(),
    status: text().$type<AccountStatus>().notNull(),
    disabledAt: at(),
    disabledReason: text(),
    disabledBy: uuid(),
    /** What the person signs in with on referral portals: their work email, in small letters. */
    workEmail: text(),
    /** The login that opened a link in that mailbox; it has the address to sign in with, whoever else tells it. */
    workEmailProvenBy: uuid(),
    /** The rule of missed appointments leaves this account alone. */
    missedAppointmentsExempt: boolean().notNull().default(false),
    /** Given up in favour of another account, when a registration was joined to a patient who had one without a login. */
    closedAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'restrict',
    ),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    index('online_accounts_login').on(t.loginId),
    index('online_accounts_work_email').on(t.practiceId, t.workEmail),
    uniqueIndex('online_accounts_work_email_proven')
      .on(t.practiceId, t.workEmail)
      .where(sql`work_email_proven_by is not null and closed_at is null`),
    uniqueIndex('online_accounts_patient_login').on(t.practiceId, t.patientId, t.loginId),
    uniqueIndex('online_accounts_open_one').on(t.practiceId, t.patientId).where(sql`closed_at is null`),
    uniqueIndex('online_accounts_number').on(t.practiceId, t.accountNumber),
    uniqueIndex('online_accounts_registration').on(t.practiceId, t.registrationId),
    check('online_accounts_for_someone', sql`patient_id is not null or registration_id is not null`),
    oneOf('online_accounts_kind', t.kind, accountKinds),
    oneOf('online_accounts_status', t.status, accountStatuses),
    ofPractice(),
    ofLogin(),
  ],
).enableRLS()

/** What happened to an account: every move of its status and every disabling, with who and why. */
export const accountEvents = pgTable(
  'account_events',
  {
    practiceId: uuid().notNull(),
    id: id(),
    accountId: uuid().notNull(),
    action: text().notNull(),
    fromStatus: text().$type<AccountStatus>(),
    toStatus: text().$type<AccountStatus>().notNull(),
    actor: text().notNull(),
    reason: text(),
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('cascade'),
    index('account_events_account').on(t.practiceId, t.accountId, t.at),
    ofPractice(),
  ],
).enableRLS()

/** A module of an account that was set; one without a row has the practice's default. */
export const accountModules = pgTable(
  'account_modules',
  {
    practiceId: uuid().notNull(),
    accountId: uuid().notNull(),
    module: text().$type<Module>().notNull(),
    enabled: boolean().notNull(),
    setter: text().$type<ModuleSetter>().notNull(),
    reason: text(),
    actor: text().notNull(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.accountId, t.module] }),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('cascade'),
    oneOf('account_modules_module', t.module, modules),
    oneOf('account_modules_setter', t.setter, moduleSetters),
    ofPractice(),
  ],
).enableRLS()

/** What a reset took away, kept while it may be undone. */
export const accountResets = pgTable(
  'account_resets',
  {
    practiceId: uuid().notNull(),
    id: id(),
    accountId: uuid().notNull(),
    loginId: uuid().references(() => logins.id, { onDelete: 'cascade' }),
    status: text().$type<AccountStatus>().notNull(),
    /** Unknown of resets made before it was kept. */
    kind: text().$type<AccountKind>(),
    registrationId: uuid(),
    reason: text().notNull(),
    actor: text().notNull(),
    at: createdAt(),
    undoUntil: createdAt(),
    undoneAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    index('account_resets_account').on(t.practiceId, t.accountId, t.at),
    index('account_resets_login').on(t.loginId),
    index('account_resets_registration').on(t.practiceId, t.registrationId),
    oneOf('account_resets_kind', t.kind, accountKinds),
    ofPractice(),
  ],
).enableRLS()
