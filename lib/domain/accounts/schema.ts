import * as z from 'zod'
import { modules } from '@/lib/domain/modules/vocabulary'
import { checkbox, choice, longText, optionalChoice, optionalLongText, password } from '@/lib/domain/shared/fields'

export const UnlinkAccount = z.object({
  accountId: z.uuid('errors.invalid'),
  password: password('errors.login.passwordRequired'),
})

const patientId = z.uuid({ error: 'errors.invalid' })
const reason = longText('errors.reason.required', 500)

export const OnePatient = z.object({ patientId })
export const WithReason = z.object({ patientId, reason })
export type WithReason = z.output<typeof WithReason>

export const NewLetter = z.object({ patientId, reason: optionalLongText(500) })

/** Without a verified email they cannot finish online by themselves: staff say yes or no, and it is recorded. */
export const CreateOnlineAccount = z.object({
  patientId,
  withoutEmail: optionalChoice(['yes', 'no']),
})
export type CreateOnlineAccount = z.output<typeof CreateOnlineAccount>

export const DisableAccount = z.object({ patientId, reason, quietly: checkbox() })
export type DisableAccount = z.output<typeof DisableAccount>

export const SetModule = z.object({
  patientId,
  module: choice(modules, 'errors.choice.invalid'),
  state: choice(['on', 'off'], 'errors.account.onOrOff'),
  reason,
})
export type SetModule = z.output<typeof SetModule>
