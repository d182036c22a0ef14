import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { memberships, patients, practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { raiseInvoice } from '@/lib/domain/invoices/raise-invoice'
import { tellDebtor } from '@/lib/domain/invoices/tell-debtor'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { dateIn, zoneOfNation } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import { laterBill } from './billing'
import { endMemberships } from './end-memberships'

/**
 * Raises every invoice that is due by today, a transaction for each membership; days that were missed are caught up. A
 * patient who left or died is billed no more. Returns how many were raised.
 */
export async function raiseInvoices(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'invoice:raise')
  const practiceId = practiceOf(ctx)
  const [practice] = await ctx.db
    .select({ nation: practices.nation })
    .from(practices)
    .where(eq(practices.id, practiceId))
  if (!practice) return 0
  const today = dateIn(ctx.now, zoneOfNation[practice.nation])
  const isDue = and(
    eq(memberships.practiceId, practiceId),
    isNull(memberships.leftAt),
    lte(memberships.nextInvoiceOn, today),
  )
  let raised = 0
  for (;;) {
    const due = await read(ctx, (tx) =>
      tx
        .select({ id: memberships.id })
        .from(memberships)
        .where(isDue)
        .orderBy(asc(memberships.nextInvoiceOn))
        .limit(500),
    )
    let done = 0
    for (const { id } of due) {
      done += await transaction(ctx, async (tx) => {
        // Another worker may be at it, or the patient may be leaving: whoever holds the row first decides.
        const [membership] = await tx
          .select()
          .from(memberships)
          .where(and(isDue, eq(memberships.id, id)))
          .for('update', { skipLocked: true })
        if (!membership) return 0
        if (await hasLeft(tx, ctx, membership.patientId)) return endAtLast(tx, ctx, membership)
        return catchUp(tx, ctx, membership, today)
      })
    }
    raised += done
    if (due.length < 500 || done === 0) return raised
  }
}

type Membership = typeof memberships.$inferSelect

async function catchUp(tx: Tx, ctx: Ctx, membership: Membership, today: string): Promise<number> {
  const { id: membershipId, schemeId, currency, patientId, registrationId, joinedOn } = membership
  const owner = { patientId, registrationId }
  let dueOn = membership.nextInvoiceOn
  let raised = 0
  while (dueOn <= today) {
    const bill = laterBill(membership, { dueOn, joinedOn })
    const invoiceId = await raiseInvoice(tx, ctx, { membershipId, schemeId, currency, owner, bill })
    await tellDebtor(tx, ctx, owner, invoiceId)
    dueOn = bill.nextOn
    raised += 1
  }
  await tx
    .update(memberships)
    .set({ nextInvoiceOn: dueOn })
    .where(and(eq(memberships.practiceId, practiceOf(ctx)), eq(memberships.id, membershipId)))
  return raised
}

async function hasLeft(tx: Tx, ctx: Ctx, patientId: string | null): Promise<boolean> {
  if (!patientId) return false
  const [patient] = await tx
    .select({ standing: patients.standing })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
  return patient?.standing === 'deducted' || patient?.standing === 'deceased'
}

async function endAtLast(tx: Tx, ctx: Ctx, { id, patientId }: Membership): Promise<number> {
  await endMemberships(tx, ctx, eq(memberships.id, id), 'system')
  await recordAudit(tx, ctx, {
    action: 'membership.ended',
    subject: { type: 'membership', id },
    ...(patientId ? { patientId } : {}),
    reason: 'no longer a patient',
  })
  return 0
}
