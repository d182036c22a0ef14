import { and, eq, sql } from 'drizzle-orm'
import { invoiceCounters, invoices, membershipSchemes } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Bill, grossOf } from '@/lib/domain/memberships/billing'
import type { Currency } from '@/lib/domain/memberships/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { dateIn, zoneOfNation } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { recordInvoiceEvent } from './move-invoice'
import { creditorNow, debtorNow, type Owner, shownOwner } from './parties'

export type Billed = {
  membershipId: string
  schemeId: string
  currency: Currency
  owner: Owner
  bill: Bill
}

/**
 * Raises the invoice of a membership for one due day, inside the caller's transaction, and returns its id. A second one
 * for the same day runs into the unique index.
 */
export async function raiseInvoice(tx: Tx, ctx: Ctx, billed: Billed): Promise<string> {
  const { membershipId, schemeId, currency, owner, bill } = billed
  const practiceId = practiceOf(ctx)
  const { creditor, nation } = await creditorNow(tx, ctx)
  const { debtor, locale } = await debtorNow(tx, ctx, await shownOwner(tx, ctx, owner))
  const [scheme] = await tx
    .select({ name: membershipSchemes.name, code: membershipSchemes.code })
    .from(membershipSchemes)
    .where(and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.id, schemeId)))
  if (!scheme) throw new Error('A membership has no scheme')
  const { from, to, net, tax } = bill
  const id = newId(ctx.now.getTime())
  // The number comes late: every invoice of the practice waits for this row until the transaction is over.
  const number = await nextNumber(tx, practiceId)
  await tx.insert(invoices).values({
    ...{ practiceId, id, number, membershipId, currency, net, tax, creditor, debtor, locale },
    issuedOn: dateIn(ctx.now, zoneOfNation[nation]),
    ...owner,
    dueOn: from,
    items: [{ ...scheme, from, to, net, tax }],
    gross: grossOf(bill),
    createdAt: ctx.now,
  })
  await recordInvoiceEvent(tx, ctx, { invoiceId: id, action: 'raise' })
  await recordAudit(tx, ctx, {
    action: 'invoice.raised',
    subject: { type: 'invoice', id },
    ...(owner.patientId ? { patientId: owner.patientId } : {}),
    details: { number, currency, net, tax },
  })
  return id
}

/** One more than the last; a transaction that fails gives its number back with everything else. */
async function nextNumber(tx: Tx, practiceId: string): Promise<number> {
  const [counter] = await tx
    .insert(invoiceCounters)
    .values({ practiceId, last: 1 })
    .onConflictDoUpdate({ target: invoiceCounters.practiceId, set: { last: sql`${invoiceCounters.last} + 1` } })
    .returning({ last: invoiceCounters.last })
  if (!counter) throw new Error('No invoice number was given')
  return counter.last
}
