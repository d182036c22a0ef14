import * as z from 'zod'
import { SearchPatients } from '@/lib/domain/patients/schema'
import { choice, longText } from '@/lib/domain/shared/fields'

const registrationId = z.uuid({ error: 'errors.invalid' })

/** What staff may have seen of who somebody is; "not now" is no check. */
export const evidenceSeen = ['passport', 'driving-licence', 'two-documents', 'known-at-practice'] as const

export const ActivateByHandForm = z.object({
  registrationId,
  evidence: choice(evidenceSeen, 'errors.evidenceSeen.required'),
  reason: longText('errors.reason.required', 500),
})

export const SendAgainForm = z.object({ registrationId })

export const DecideRegistration = z.object({ registrationId, reason: longText('errors.reason.required', 500) })
export type DecideRegistration = z.output<typeof DecideRegistration>

export const JoinRegistration = DecideRegistration.extend({ patientId: z.uuid({ error: 'errors.invalid' }) })
export type JoinRegistration = z.output<typeof JoinRegistration>

/** Words to find the patient a registration is joined to; the search is the staff's own. */
export const FindToJoin = SearchPatients.extend({ registrationId })
export type FindToJoin = z.output<typeof FindToJoin>
