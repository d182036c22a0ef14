import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type AccountKind, type AccountStatus, accountKinds, accountStatuses } from '@/lib/domain/accounts/vocabulary'
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
    kind: text().$type<AccountKind>().notNull(),
    status: text().$type<AccountStatus>().notNull(),
    disabledAt: at(),
    disabledReason: text(),
    disabledBy: uuid(),
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
    uniqueIndex('online_accounts_patient_login').on(t.practiceId, t.patientId, t.loginId),
    uniqueIndex('online_accounts_registration').on(t.practiceId, t.registrationId),
    check('online_accounts_for_someone', sql`patient_id is not null or registration_id is not null`),
    oneOf('online_accounts_kind', t.kind, accountKinds),
    oneOf('online_accounts_status', t.status, accountStatuses),
    ofPractice(),
    ofLogin(),
  ],
).enableRLS()
