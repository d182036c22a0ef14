import * as z from 'zod'
import { calendarDate, choice, longText, optionalLongText } from '@/lib/domain/shared/fields'

const patientId = z.uuid({ error: 'errors.invalid' })

export const RecordMissed = z.object({
  patientId,
  missedOn: calendarDate('errors.missed.date'),
  note: optionalLongText(500),
})
export type RecordMissed = z.output<typeof RecordMissed>

export const WithdrawMissed = z.object({
  patientId,
  missedId: z.uuid({ error: 'errors.invalid' }),
})
export type WithdrawMissed = z.output<typeof WithdrawMissed>

export const ExemptFromMissed = z.object({
  patientId,
  exempt: choice(['yes', 'no'], 'errors.choice.invalid'),
  reason: longText('errors.reason.required', 500),
})
export type ExemptFromMissed = z.output<typeof ExemptFromMissed>
