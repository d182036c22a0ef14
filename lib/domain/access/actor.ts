import type { Portal } from '@/lib/domain/api-clients/vocabulary'
import type { Role } from '@/lib/domain/staff/vocabulary'

/** Who is asking. `address` is the caller's network address, for limits only. */
export type Anyone = { kind: 'anyone'; address: string | null }
export type PatientActor = { kind: 'patient'; loginId: string; sessionId: string; address: string | null }
export type StaffActor = {
  kind: 'staff'
  loginId: string
  staffId: string
  practiceId: string
  role: Role
  name: string
  sessionId: string
  address: string | null
}
/** A program of another company, by its client key; what it may be told stands with it. */
export type ApiClientActor = {
  kind: 'api-client'
  clientId: string
  practiceId: string
  name: string
  portal: Portal
  discloses10001: boolean
  address: string | null
}
/** The system itself, doing timed work; `task` names the job. */
export type SystemActor = { kind: 'system'; task: string }

export type Actor = Anyone | ApiClientActor | PatientActor | StaffActor | SystemActor

export function loginOf(actor: Actor): string | null {
  return actor.kind === 'patient' || actor.kind === 'staff' ? actor.loginId : null
}
