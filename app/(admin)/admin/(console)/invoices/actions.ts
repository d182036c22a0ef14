'use server'
import { cancelInvoice } from '@/lib/domain/invoices/cancel-invoice'
import { markPaid } from '@/lib/domain/invoices/mark-paid'
import { findInvoice } from '@/lib/domain/invoices/queries'
import { CorrectInvoice, FindInvoice, MarkPaid } from '@/lib/domain/invoices/schema'
import { undoPayment } from '@/lib/domain/invoices/undo-payment'
import { endMembership } from '@/lib/domain/memberships/end-membership'
import { EndMembership } from '@/lib/domain/memberships/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const findInvoiceAction = formAction({
  as: staff,
  schema: FindInvoice,
  run: findInvoice,
  next: ({ id }) => paths.invoice(id),
})

export const markPaidAction = formAction({
  as: staff,
  schema: MarkPaid,
  run: markPaid,
  next: ({ id }) => paths.invoice(id, 'paid'),
})

export const undoPaymentAction = formAction({
  as: staff,
  schema: CorrectInvoice,
  run: undoPayment,
  next: ({ id }) => paths.invoice(id, 'undone'),
})

export const cancelInvoiceAction = formAction({
  as: staff,
  schema: CorrectInvoice,
  run: cancelInvoice,
  next: ({ id }) => paths.invoice(id, 'cancelled'),
})

export const endMembershipAction = formAction({
  as: staff,
  schema: EndMembership,
  run: endMembership,
  next: (_done, { patientId }) => paths.patientInvoices(patientId, 'ended'),
})
