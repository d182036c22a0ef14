import { boolean, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { logins } from './logins'
import { practices } from './practices'
import { createdAt, id, ofPractice } from './support'

/** Each time somebody with an account accepted the practice's texts after registering, and which versions. */
export const termsAcceptances = pgTable(
  'terms_acceptances',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    loginId: uuid()
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    termsVersion: integer().notNull(),
    statisticalVersion: integer().notNull(),
    statisticalUse: boolean().notNull(),
    acceptedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.id] }), index('terms_acceptances_login').on(t.loginId), ofPractice()],
).enableRLS()
