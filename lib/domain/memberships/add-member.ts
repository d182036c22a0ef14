import { memberships } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Owner } from '@/lib/domain/invoices/parties'
import { raiseInvoice } from '@/lib/domain/invoices/raise-invoice'
import { tellDebtor } from '@/lib/domain/invoices/tell-debtor'
import { zoneOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { dateIn } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { firstBill, type Terms } from './billing'
import type { Currency } from './vocabulary'

export type NewMember = {
  scheme: Terms & { id: string; currency: Currency }
  owner: Owner
}

/** Makes somebody a member from today and raises their first invoice, which they are told of, inside the caller's transaction. */
export async function addMember(tx: Tx, ctx: Ctx, { scheme, owner }: NewMember): Promise<{ invoiceId: string }> {
  const { id: schemeId, currency, net, tax, frequency, billingDay } = scheme
  const joinedOn = dateIn(ctx.now, await zoneOf(tx, ctx))
  const bill = firstBill(scheme, joinedOn)
  const membershipId = newId(ctx.now.getTime())
  await tx.insert(memberships).values({
    ...{ practiceId: practiceOf(ctx), id: membershipId, schemeId, currency, net, tax, frequency, billingDay, joinedOn },
    ...owner,
    joinedAt: ctx.now,
    nextInvoiceOn: bill.nextOn,
  })
  await recordAudit(tx, ctx, {
    action: 'membership.joined',
    subject: { type: 'membership', id: membershipId },
    ...(owner.patientId ? { patientId: owner.patientId } : {}),
    details: { schemeId, net, tax, frequency },
  })
  const invoiceId = await raiseInvoice(tx, ctx, { membershipId, schemeId, currency, owner, bill })
  await tellDebtor(tx, ctx, owner, invoiceId)
  return { invoiceId }
}
