import { hash } from 'node:crypto'
import type { auditEvents } from '@/drizzle/schema'

/** An event as the database writes it out: every column as text, so that no value is rounded on the way to its hash. */
export type EventText = Record<keyof typeof auditEvents.$inferSelect, string | null>

/**
 * The columns of an event `e` as text, under their names here. `eventHash` covers each: adding a column to the table
 * means adding it to both, with events from before hashing as null.
 */
export const eventAsText = `
  e.id::text as "id", e.practice_id::text as "practiceId",
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at",
  e.actor_kind as "actorKind", e.login_id::text as "loginId", e.staff_id::text as "staffId",
  e.actor_name as "actorName", e.action as "action", e.subject_type as "subjectType",
  e.subject_id::text as "subjectId", e.patient_id::text as "patientId", e.reason as "reason",
  e.details::text as "details", e.request_id as "requestId", e.personal_digest as "personalDigest"`

/** What comes before a chain's first link. */
export const beginning = 'enrol'

export function eventHash(event: EventText): string {
  const columns = [
    ...[event.id, event.practiceId, event.at, event.actorKind, event.loginId, event.staffId, event.actorName],
    ...[event.action, event.subjectType, event.subjectId, event.patientId, event.reason, event.details],
    ...[event.requestId, event.personalDigest],
  ]
  return hash('sha256', JSON.stringify(columns), 'base64url')
}

export function linkHash(previous: string, ofEvent: string): string {
  return hash('sha256', `${previous}\0${ofEvent}`, 'base64url')
}

/** Each practice has a chain of its own, and the installation one. */
export function chainOf(practiceId: string | null): string {
  return practiceId ? `practice:${practiceId}` : 'installation'
}
