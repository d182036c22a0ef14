import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, jsonb, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { appRole, createdAt, currentLogin, currentPractice, id, workerRole } from './support'

const mayRead = sql`practice_id = ${currentPractice} or (practice_id is null and ${currentPractice} is null) or login_id = ${currentLogin}`
const mayWrite = sql`practice_id = ${currentPractice} or practice_id is null`

/** What happened: every change and every look at a patient. Inserted only; UPDATE and DELETE are revoked. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: id().primaryKey(),
    practiceId: uuid(),
    at: createdAt(),
    actorKind: text().notNull(),
    loginId: uuid(),
    staffId: uuid(),
    actorName: text(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid(),
    patientId: uuid(),
    reason: text(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text(),
    /** sha256 of salt and personal details kept in audit_personal, so that erasing them keeps the chain valid. */
    personalDigest: text(),
  },
  (t) => [
    index('audit_events_practice').on(t.practiceId, t.at),
    index('audit_events_action').on(t.practiceId, t.action, t.at),
    index('audit_events_subject').on(t.practiceId, t.subjectId, t.at),
    index('audit_events_patient').on(t.practiceId, t.patientId, t.at),
    index('audit_events_staff').on(t.practiceId, t.staffId, t.at),
    index('audit_events_login').on(t.loginId, t.at),
    pgPolicy('audit_read', { for: 'select', to: appRole, using: mayRead }),
    pgPolicy('audit_write', { for: 'insert', to: appRole, withCheck: mayWrite }),
    pgPolicy('audit_seal', { for: 'select', to: workerRole, using: sql`true` }),
  ],
).enableRLS()

/** The personal part of an audit event, apart from it so that it can be erased. */
export const auditPersonal = pgTable(
  'audit_personal',
  {
    eventId: uuid().primaryKey(),
    practiceId: uuid(),
    salt: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('audit_personal_practice').on(t.practiceId),
    pgPolicy('audit_personal_read', { for: 'select', to: appRole, using: sql`practice_id = ${currentPractice}` }),
    pgPolicy('audit_personal_write', { for: 'insert', to: appRole, withCheck: mayWrite }),
    pgPolicy('audit_personal_seal', { for: 'select', to: workerRole, using: sql`true` }),
  ],
).enableRLS()

/** Events the sealer has not linked yet. Written with the event, removed with its link. */
export const auditUnsealed = pgTable(
  'audit_unsealed',
  { position: bigserial({ mode: 'number' }).primaryKey(), eventId: uuid().notNull() },
  () => [
    pgPolicy('audit_unsealed_write', { for: 'insert', to: appRole, withCheck: sql`true` }),
    pgPolicy('audit_unsealed_seal', { for: 'all', to: workerRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()

/** The chain: one per practice and one for the installation. Inserted only, by the sealer's role only. */
export const auditLinks = pgTable(
  'audit_links',
  {
    chain: text().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    eventId: uuid().notNull().unique(),
    eventHash: text().notNull(),
    hash: text().notNull(),
    sealedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('audit_links_chain').on(t.chain, t.position),
    pgPolicy('audit_links_seal', { for: 'all', to: workerRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()
