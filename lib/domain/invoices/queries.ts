import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { invoiceEvents, invoices } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { invoiceColumns } from './invoice-columns'
import type { FindInvoice } from './schema'
import { type InvoiceStatus, invoiceStatuses } from './vocabulary'

const pageSize = 50

/** The practice's invoices, newest first, with how many there are of each state; `before` is the last number seen. */
export async function invoicesBoard(
  ctx: Ctx,
  { state, before }: { state?: InvoiceStatus | undefined; before?: string | undefined } = {},
) {
  visibleTo(ctx.actor, 'invoice:view')
  const practiceId = practiceOf(ctx)
  const last = before && /^\d{1,9}$/.test(before) ? Number(before) : null
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(invoiceColumns)
      .from(invoices)
      .where(
        and(
          eq(invoices.practiceId, practiceId),
          state ? eq(invoices.status, state) : undefined,
          last ? lt(invoices.number, last) : undefined,
        ),
      )
      .orderBy(desc(invoices.number))
      .limit(pageSize + 1)
    const shown = rows.slice(0, pageSize)
    const next = rows.length > pageSize ? String(shown.at(-1)?.number ?? '') : null
    return { invoices: shown, next, counts: await countsOf(tx, practiceId) }
  })
}

async function countsOf(tx: Tx, practiceId: string): Promise<Record<InvoiceStatus, number>> {
  const counts = { open: 0, paid: 0, cancelled: 0 }
  for (const status of invoiceStatuses)
    counts[status] = await countUpTo(
      tx,
      invoices,
      and(eq(invoices.practiceId, practiceId), eq(invoices.status, status)),
    )
  return counts
}

/** One invoice with what became of it; a look at its patient. */
export async function invoiceById(ctx: Ctx, invoiceId: string) {
  visibleTo(ctx.actor, 'invoice:view')
  if (!isId(invoiceId)) throw new NotFound('invoice')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [invoice] = await tx
      .select(invoiceColumns)
      .from(invoices)
      .where(and(eq(invoices.practiceId, practiceId), eq(invoices.id, invoiceId)))
    if (!invoice) throw new NotFound('invoice')
    if (invoice.patientId) await recordAccess(tx, ctx, { patientId: invoice.patientId, what: 'invoices' })
    const events = await tx
      .select({
        id: invoiceEvents.id,
        action: invoiceEvents.action,
        actor: invoiceEvents.actor,
        how: invoiceEvents.how,
        reason: invoiceEvents.reason,
        at: invoiceEvents.at,
      })
      .from(invoiceEvents)
      .where(and(eq(invoiceEvents.practiceId, practiceId), eq(invoiceEvents.invoiceId, invoiceId)))
      .orderBy(asc(invoiceEvents.at), asc(invoiceEvents.id))
    return { ...invoice, events }
  })
}

/** The invoice of a number somebody typed, or a refusal at the field. */
export async function findInvoice(ctx: Ctx, { number }: FindInvoice): Promise<{ id: string }> {
  visibleTo(ctx.actor, 'invoice:view')
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ id: invoices.id })
      .from(invoices)
      .where(and(eq(invoices.practiceId, practiceOf(ctx)), eq(invoices.number, number))),
  )
  if (!row) throw new Invalid({ number: { key: 'errors.invoice.unknown' } })
  return row
}

/** A patient's invoices, newest first. Their page says that somebody looked. */
export async function invoicesOfPatient(ctx: Ctx, patientId: string) {
  visibleTo(ctx.actor, 'invoice:view')
  return read(ctx, (tx) =>
    tx
      .select(invoiceColumns)
      .from(invoices)
      .where(and(eq(invoices.practiceId, practiceOf(ctx)), eq(invoices.patientId, patientId)))
      .orderBy(desc(invoices.number))
      .limit(200),
  )
}
