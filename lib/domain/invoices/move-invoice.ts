import { and, eq, inArray } from 'drizzle-orm'
import { invoiceEvents, invoices } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type InvoiceStatus, invoiceTransitions, type PaymentWay } from './vocabulary'

type Action = keyof typeof invoiceTransitions
type Change = { paidAt: Date | null; paidHow: PaymentWay | null }
type Why = { how?: PaymentWay; reason?: string }
export type MovedInvoice = { patientId: string | null; number: number }

/**
 * Takes an action on an invoice: one conditional UPDATE from the statuses the table allows, and an event with who and
 * why. Of two who do so at once the second is told what the first made of it.
 */
export async function moveInvoice(
  tx: Tx,
  ctx: Ctx,
  invoiceId: string,
  action: Action,
  { change = {}, why = {} }: { change?: Partial<Change>; why?: Why } = {},
): Promise<MovedInvoice> {
  const { from, to }: { from: readonly InvoiceStatus[]; to: InvoiceStatus } = invoiceTransitions[action]
  const one = and(eq(invoices.practiceId, practiceOf(ctx)), eq(invoices.id, invoiceId))
  const [moved] = await tx
    .update(invoices)
    .set({ ...change, status: to })
    .where(and(one, inArray(invoices.status, [...from])))
    .returning({ patientId: invoices.patientId, number: invoices.number })
  if (moved) {
    await recordInvoiceEvent(tx, ctx, { invoiceId, action, ...why })
    return moved
  }
  const [known] = await tx.select({ status: invoices.status }).from(invoices).where(one)
  if (!known) throw new NotFound('invoice')
  throw new Conflict({ key: `errors.invoice.${known.status}` })
}

/** One line of what became of an invoice. */
export async function recordInvoiceEvent(
  tx: Tx,
  ctx: Ctx,
  event: { invoiceId: string; action: Action | 'raise' } & Why,
): Promise<void> {
  const { invoiceId, action, how = null, reason = null } = event
  await tx.insert(invoiceEvents).values({
    ...{ practiceId: practiceOf(ctx), id: newId(ctx.now.getTime()), invoiceId, action, how, reason },
    actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    at: ctx.now,
  })
}
