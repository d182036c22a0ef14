import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { moveInvoice } from './move-invoice'
import type { MarkPaid } from './schema'

/** Says that an invoice was paid in full, and how; nothing is paid through us. */
export async function markPaid(ctx: Ctx, { invoiceId, how, note }: MarkPaid): Promise<{ id: string }> {
  authorize(ctx.actor, 'invoice:mark-paid')
  return transaction(ctx, async (tx) => {
    const change = { paidAt: ctx.now, paidHow: how }
    const { patientId, number } = await moveInvoice(tx, ctx, invoiceId, 'pay', {
      change,
      why: { how, ...(note ? { reason: note } : {}) },
    })
    await recordAudit(tx, ctx, {
      action: 'invoice.paid',
      subject: { type: 'invoice', id: invoiceId },
      ...(patientId ? { patientId } : {}),
      ...(note ? { reason: note } : {}),
      details: { number, how },
    })
    return { id: invoiceId }
  })
}
