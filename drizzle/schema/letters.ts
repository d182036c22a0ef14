import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type LetterFormat, type LetterStatus, letterFormats, letterStatuses } from '@/lib/domain/letters/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { onlineAccounts } from './accounts'
import { registrations } from './registrations'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/**
 * A printed sheet with the codes that claim an online account. Its key and token stand here as keyed hashes; encrypted
 * beside them only while printing again is allowed.
 */
export const letters = pgTable(
  'letters',
  {
    practiceId: uuid().notNull(),
    id: id(),
    accountId: uuid().notNull(),
    /** 1 for an account's first letter. */
    issueNumber: integer().notNull(),
    status: text().$type<LetterStatus>().notNull(),
    keyHash: text().notNull(),
    tokenHash: text().notNull(),
    sealedCodes: text(),
    locale: text().$type<Locale>().notNull(),
    format: text().$type<LetterFormat>().notNull().default('standard'),
    issuedAt: createdAt(),
    issuedBy: text().notNull(),
    reason: text(),
    expiresAt: createdAt(),
    printCount: integer().notNull().default(0),
    failedTries: integer().notNull().default(0),
    /** What became of it: redeemed, expired, revoked or superseded, and why. */
    endedAt: at(),
    endedReason: text(),
    /** The registration that claimed it. */
    registrationId: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    uniqueIndex('letters_issue').on(t.practiceId, t.accountId, t.issueNumber),
    uniqueIndex('letters_issued_one').on(t.practiceId, t.accountId).where(sql`status = 'issued'`),
    uniqueIndex('letters_registration').on(t.practiceId, t.registrationId),
    index('letters_status').on(t.practiceId, t.status, t.issuedAt),
    index('letters_in_trouble')
      .on(t.practiceId, t.endedAt)
      .where(sql`ended_reason in ('wrong-tries', 'not-activated')`),
    index('letters_expiry').on(t.practiceId, t.expiresAt).where(sql`status = 'issued'`),
    oneOf('letters_status_word', t.status, letterStatuses),
    oneOf('letters_format', t.format, letterFormats),
    ofPractice(),
  ],
).enableRLS()

/** Every printing, emailing, failure and end of a letter. */
export const letterEvents = pgTable(
  'letter_events',
  {
    practiceId: uuid().notNull(),
    id: id(),
    letterId: uuid().notNull(),
    action: text().notNull(),
    actor: text().notNull(),
    reason: text(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.letterId], foreignColumns: [letters.practiceId, letters.id] }).onDelete(
      'cascade',
    ),
    index('letter_events_letter').on(t.practiceId, t.letterId, t.at),
    ofPractice(),
  ],
).enableRLS()
