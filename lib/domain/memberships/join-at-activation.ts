import { and, eq } from 'drizzle-orm'
import { invoices, membershipSchemes, memberships, type registrations } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { cancelInvoicesOf } from '@/lib/domain/invoices/cancel-invoice'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { addMember } from './add-member'
import { endMemberships } from './end-memberships'

type Registering = Pick<
  typeof registrations.$inferInsert,
  'id' | 'membershipSchemeId' | 'membershipNet' | 'membershipTax'
>

/**
 * Joins the scheme somebody registered for, inside the transaction that activates them, at the price they were told; the
 * first invoice is their own, whether a record was made or staff still decide. Its id, or null where there is no scheme.
 */
export async function joinAtActivation(
  tx: Tx,
  ctx: Ctx,
  { id: registrationId, ...registration }: Registering,
  patientId: string | null,
): Promise<string | null> {
  const { membershipSchemeId, membershipNet, membershipTax } = registration
  if (!membershipSchemeId) return null
  const { id, currency, net, tax, frequency, billingDay } = membershipSchemes
  const [scheme] = await tx
    .select({ id, currency, net, tax, frequency, billingDay })
    .from(membershipSchemes)
    .where(and(eq(membershipSchemes.practiceId, practiceOf(ctx)), eq(membershipSchemes.id, membershipSchemeId)))
  if (!scheme) throw new Error('A registration names a scheme there is not')
  const told = { net: membershipNet ?? scheme.net, tax: membershipTax ?? scheme.tax }
  const owner = { patientId, registrationId }
  const { invoiceId } = await addMember(tx, ctx, { scheme: { ...scheme, ...told }, owner })
  return invoiceId
}

/** Gives what a registration in review joined and owes to the patient staff found it to be. */
export async function passMembershipOn(
  tx: Tx,
  ctx: Ctx,
  { registrationId, patientId }: { registrationId: string; patientId: string },
): Promise<void> {
  const practiceId = practiceOf(ctx)
  const live = await tx
    .select({ leftAt: memberships.leftAt })
    .from(memberships)
    .where(and(eq(memberships.practiceId, practiceId), eq(memberships.registrationId, registrationId)))
  if (live.length === 0) return
  const theirs = await tx
    .select({ leftAt: memberships.leftAt })
    .from(memberships)
    .where(and(eq(memberships.practiceId, practiceId), eq(memberships.patientId, patientId)))
  const both = live.some(({ leftAt }) => !leftAt) && theirs.some(({ leftAt }) => !leftAt)
  if (both) throw new Conflict({ key: 'errors.review.hasMembership' })
  await tx
    .update(memberships)
    .set({ patientId })
    .where(and(eq(memberships.practiceId, practiceId), eq(memberships.registrationId, registrationId)))
  await tx
    .update(invoices)
    .set({ patientId })
    .where(and(eq(invoices.practiceId, practiceId), eq(invoices.registrationId, registrationId)))
}

/** Ends what a refused registration joined and cancels what it would have owed. */
export async function undoMembership(tx: Tx, ctx: Ctx, registrationId: string, reason: string): Promise<void> {
  const ended = await endMemberships(tx, ctx, eq(memberships.registrationId, registrationId), 'staff')
  for (const { id } of ended)
    await recordAudit(tx, ctx, { action: 'membership.ended', subject: { type: 'membership', id }, reason })
  await cancelInvoicesOf(tx, ctx, registrationId, reason)
}
