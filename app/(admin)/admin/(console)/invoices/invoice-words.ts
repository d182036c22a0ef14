import type { TagKind } from '@/components/ui/tag'
import type { InvoiceStatus, PaymentWay } from '@/lib/domain/invoices/vocabulary'

export const invoiceTags: Record<InvoiceStatus, { kind: TagKind; text: string }> = {
  open: { kind: 'wait', text: 'Open' },
  paid: { kind: 'good', text: 'Paid' },
  cancelled: { kind: 'off', text: 'Cancelled' },
}

export const wayWords: Record<PaymentWay, string> = {
  cash: 'Cash',
  'card-at-desk': 'Card at the desk',
  'bank-transfer': 'Bank transfer',
}

type InvoiceEvent = { action: string; actor: string; how: PaymentWay | null; reason: string | null }

const actors: Record<string, string> = {
  anyone: 'The person',
  patient: 'The patient',
  system: 'Enrol',
  'api-client': 'The person',
}

/** One line of what became of an invoice. */
export function eventWords({ action, actor, how, reason }: InvoiceEvent): string {
  const who = actors[actor] ?? actor
  const said = reason ? ` “${reason}”` : ''
  if (action === 'raise') return actor === 'system' ? 'Raised on its day.' : 'Raised when they joined.'
  if (action === 'pay') return `${who} marked it as paid: ${how ? wayWords[how].toLowerCase() : ''}.${said}`
  if (action === 'undo-payment') return `${who} took the payment back.${said}`
  return `${who} cancelled it.${said}`
}
