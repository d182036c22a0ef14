import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { moveInvoice } from './move-invoice'
import type { CorrectInvoice } from './schema'

/** Takes back that an invoice was paid: it was another one, or the money went back. */
export async function undoPayment(ctx: Ctx, { invoiceId, reason }: CorrectInvoice): Promise<{ id: string }> {
  authorize(ctx.actor, 'invoice:correct')
  return transaction(ctx, async (tx) => {
    const change = { paidAt: null, paidHow: null }
    const { patientId, number } = await moveInvoice(tx, ctx, invoiceId, 'undo-payment', { change, why: { reason } })
    await recordAudit(tx, ctx, {
      action: 'invoice.payment-undone',
      subject: { type: 'invoice', id: invoiceId },
      ...(patientId ? { patientId } : {}),
      reason,
      details: { number },
    })
    return { id: invoiceId }
  })
}
