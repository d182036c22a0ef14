import * as z from 'zod'
import { calendarDate, choice, longText, optionalLongText } from '@/lib/domain/shared/fields'
import { identificationTypes, vouchingTypes } from './vocabulary'

/** Six digits in a row are a document's number, which is not ours to keep. */
const documentNumber = /\d[\d -]{4,}\d/

export const AddIdentification = z
  .object({
    patientId: z.uuid({ error: 'errors.invalid' }),
    type: choice(identificationTypes, 'errors.identification.typeRequired'),
    checkedOn: calendarDate('errors.identification.dateRequired'),
    note: optionalLongText(500),
  })
  .superRefine(({ type, note }, ctx) => {
    const refuse = (key: string) => ctx.addIssue({ code: 'custom', message: key, path: ['note'] })
    if (vouchingTypes.includes(type) && !note) refuse('errors.identification.vouchReason')
    if (note && documentNumber.test(note)) refuse('errors.identification.noNumbers')
  })
export type AddIdentification = z.output<typeof AddIdentification>

export const WithdrawIdentification = z.object({
  patientId: z.uuid({ error: 'errors.invalid' }),
  identificationId: z.uuid({ error: 'errors.invalid' }),
  reason: longText('errors.reason.required', 500),
})
export type WithdrawIdentification = z.output<typeof WithdrawIdentification>
