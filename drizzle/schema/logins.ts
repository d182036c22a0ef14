import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type SecretKind, type SessionKind, secretKinds, sessionKinds } from '@/lib/domain/logins/vocabulary'
import { practices } from './practices'
import { at, createdAt, id, oneOf } from './support'

/** How a person signs in. Belongs to the installation: one login may serve several practices. */
export const logins = pgTable(
  'logins',
  {
    id: id().primaryKey(),
    email: text(),
    username: text(),
    passwordHash: text(),
    failedAttempts: integer().notNull().default(0),
    lockedUntil: at(),
    totpSecret: text(),
    totpEnrolledAt: at(),
    totpLastStep: integer(),
    disabledAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('logins_email').on(sql`lower(${t.email})`),
    uniqueIndex('logins_username').on(sql`lower(${t.username})`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    kind: text().$type<SessionKind>().notNull(),
    loginId: uuid()
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    /** The practice a member of staff works for in this session; null for a patient. */
    practiceId: uuid().references(() => practices.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull().unique(),
    /** Set once the second factor is given, or where none is needed. */
    completedAt: at(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: createdAt(),
    userAgent: text(),
  },
  (t) => [
    index('sessions_login').on(t.loginId),
    index('sessions_practice').on(t.practiceId),
    index('sessions_expiry').on(t.expiresAt),
    oneOf('sessions_kind', t.kind, sessionKinds),
  ],
)

/** One-time secrets: links and codes. Only keyed hashes stand here. */
export const secrets = pgTable(
  'secrets',
  {
    id: id().primaryKey(),
    kind: text().$type<SecretKind>().notNull(),
    practiceId: uuid().references(() => practices.id, { onDelete: 'cascade' }),
    /** What it opens: a registration, a login or a staff invitation. */
    subjectId: uuid().notNull(),
    tokenHash: text().unique(),
    codeHash: text(),
    tries: integer().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: createdAt(),
    codeExpiresAt: at(),
    usedAt: at(),
    /** Replaced by a newer one, or void after too many tries. */
    endedAt: at(),
  },
  (t) => [
    index('secrets_subject').on(t.subjectId, t.kind),
    index('secrets_practice').on(t.practiceId),
    index('secrets_expiry').on(t.expiresAt),
    oneOf('secrets_kind', t.kind, secretKinds),
  ],
)

/** Ways in for a member of staff without their authenticator app; each works once. Only keyed hashes stand here. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id().primaryKey(),
    loginId: uuid()
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    codeHash: text().notNull(),
    createdAt: createdAt(),
    usedAt: at(),
  },
  (t) => [uniqueIndex('recovery_codes_code').on(t.loginId, t.codeHash)],
)

/** Counters of the rate limiter; they hold across servers and restarts. */
export const rateLimits = pgTable(
  'rate_limits',
  { key: text().primaryKey(), points: integer().notNull(), expiresAt: createdAt() },
  (t) => [index('rate_limits_expiry').on(t.expiresAt)],
)
