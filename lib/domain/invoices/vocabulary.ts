import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import type { Transitions } from '@/lib/domain/shared/transitions'

export const invoiceStatuses = ['open', 'paid', 'cancelled'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]

export const invoiceTransitions = {
  pay: { from: ['open'], to: 'paid' },
  'undo-payment': { from: ['paid'], to: 'open' },
  cancel: { from: ['open'], to: 'cancelled' },
} as const satisfies Transitions<InvoiceStatus>

/** How an invoice was paid; nothing is paid on a screen of ours. */
export const paymentWays = ['cash', 'card-at-desk', 'bank-transfer'] as const
export type PaymentWay = (typeof paymentWays)[number]

/** One line of an invoice: a membership from one day to another. Amounts in minor units. */
export type InvoiceItem = { name: string; code: string; from: string; to: string; net: number; tax: number }

/** Who sent an invoice or owes it, as they were on its day. */
export type InvoiceParty = { name: string; address: PostalAddress | null; lines: string[]; phone: string | null }
