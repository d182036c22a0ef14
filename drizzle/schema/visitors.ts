import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { practices } from './practices'
import { signUpCodes } from './sign-up-codes'
import { at, createdAt, id, ofPractice } from './support'

/**
 * Somebody who wants to book through a program without an account, kept for an hour. The program holds the token, this
 * row its hash. No login stands here, so that none can ever come of it.
 */
export const visitors = pgTable(
  'visitors',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    tokenHash: text().notNull(),
    /** Whose chargeband they want to book on, where they said. */
    signUpCodeId: uuid(),
    answers: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Where the code goes. */
    email: text().notNull(),
    mobile: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    createdAt: createdAt(),
    expiresAt: createdAt(),
    codeSentAt: createdAt(),
    /** Set once the code was given. */
    provenAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.signUpCodeId],
      foreignColumns: [signUpCodes.practiceId, signUpCodes.id],
    }).onDelete('cascade'),
    index('visitors_code').on(t.practiceId, t.signUpCodeId),
    uniqueIndex('visitors_token').on(t.practiceId, t.tokenHash),
    index('visitors_expiry').on(t.practiceId, t.expiresAt),
    ofPractice(),
  ],
).enableRLS()
