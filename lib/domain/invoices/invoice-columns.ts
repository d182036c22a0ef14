import { invoices } from '@/drizzle/schema'

/** What a reader is told of an invoice. */
export const invoiceColumns = {
  id: invoices.id,
  number: invoices.number,
  issuedOn: invoices.issuedOn,
  dueOn: invoices.dueOn,
  patientId: invoices.patientId,
  registrationId: invoices.registrationId,
  membershipId: invoices.membershipId,
  creditor: invoices.creditor,
  debtor: invoices.debtor,
  items: invoices.items,
  currency: invoices.currency,
  net: invoices.net,
  tax: invoices.tax,
  gross: invoices.gross,
  locale: invoices.locale,
  status: invoices.status,
  paidAt: invoices.paidAt,
  paidHow: invoices.paidHow,
}

export type Invoice = Pick<typeof invoices.$inferSelect, keyof typeof invoiceColumns>
