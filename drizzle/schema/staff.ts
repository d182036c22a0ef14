import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type Role, roles } from '@/lib/domain/staff/vocabulary'
import { logins } from './logins'
import { practices } from './practices'
import { at, createdAt, id, ofLogin, ofPractice, oneOf } from './support'

export const staffMembers = pgTable(
  'staff_members',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    /** Null until the invitation is accepted. */
    loginId: uuid().references(() => logins.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** On the practice's list of those who may check identity, and of those who may vouch for somebody they know. */
    mayVerify: boolean().notNull().default(false),
    mayVouch: boolean().notNull().default(false),
    invitedAt: at(),
    acceptedAt: at(),
    disabledAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('staff_members_login').on(t.practiceId, t.loginId),
    uniqueIndex('staff_members_email').on(t.practiceId, sql`lower(${t.email})`),
    index('staff_members_by_login').on(t.loginId),
    oneOf('staff_members_role', t.role, roles),
    ofPractice(),
    ofLogin(),
  ],
).enableRLS()
