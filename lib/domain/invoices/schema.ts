import * as z from 'zod'
import { choice, optionalText, text, wholeNumber } from '@/lib/domain/shared/fields'
import { paymentWays } from './vocabulary'

const id = () => z.uuid({ error: 'errors.invalid' })
const reason = () => text('errors.reason.required', 500)

export const MarkPaid = z.object({
  invoiceId: id(),
  how: choice(paymentWays, 'errors.invoice.how'),
  note: z.optional(optionalText(200)),
})
export type MarkPaid = z.output<typeof MarkPaid>

export const CorrectInvoice = z.object({ invoiceId: id(), reason: reason() })
export type CorrectInvoice = z.output<typeof CorrectInvoice>

export const FindInvoice = z.object({ number: wholeNumber(1, 2_000_000_000, 'errors.invoice.number') })
export type FindInvoice = z.output<typeof FindInvoice>
