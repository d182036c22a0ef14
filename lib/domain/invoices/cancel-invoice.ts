import { and, eq } from 'drizzle-orm'
import { invoices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { moveInvoice } from './move-invoice'
import type { CorrectInvoice } from './schema'

/** Cancels an invoice that was not paid. It keeps its number and stays in the list. */
export async function cancelInvoice(ctx: Ctx, input: CorrectInvoice): Promise<{ id: string }> {
  authorize(ctx.actor, 'invoice:correct')
  return transaction(ctx, async (tx) => {
    await cancel(tx, ctx, input)
    return { id: input.invoiceId }
  })
}

async function cancel(tx: Tx, ctx: Ctx, { invoiceId, reason }: CorrectInvoice): Promise<void> {
  const { patientId, number } = await moveInvoice(tx, ctx, invoiceId, 'cancel', { why: { reason } })
  await recordAudit(tx, ctx, {
    action: 'invoice.cancelled',
    subject: { type: 'invoice', id: invoiceId },
    ...(patientId ? { patientId } : {}),
    reason,
    details: { number },
  })
}

/** The open invoices of a registration that staff refused, inside that transaction. */
export async function cancelInvoicesOf(tx: Tx, ctx: Ctx, registrationId: string, reason: string): Promise<void> {
  const open = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.practiceId, practiceOf(ctx)),
        eq(invoices.registrationId, registrationId),
        eq(invoices.status, 'open'),
      ),
    )
    .for('update')
  for (const { id } of open) await cancel(tx, ctx, { invoiceId: id, reason })
}
