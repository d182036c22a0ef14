import { and, eq, isNull, sql } from 'drizzle-orm'
import { onlineAccounts, patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccountEvent } from '@/lib/domain/accounts/move-account'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { passMembershipOn } from '@/lib/domain/memberships/join-at-activation'
import { renewSearchTerms } from '@/lib/domain/patients/edit-patient'
import { proveContact } from '@/lib/domain/patients/prove-contact'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { giveThreads } from '@/lib/domain/threads/give-threads'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { inReview } from './in-review'
import { move } from './move'
import type { JoinRegistration } from './staff-schema'

/**
 * Joins a registration to a patient on file, as staff decided. The account then opens that record; what the person gave
 * is added where the record lacks it, and overwrites nothing.
 */
export async function joinRegistration(ctx: Ctx, input: JoinRegistration): Promise<void> {
  authorize(ctx.actor, 'registration:decide')
  const { registrationId, patientId, reason } = input
  const practiceId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const { registration, account } = await inReview(tx, ctx, registrationId)
    const [patient] = await tx
      .select({ chargebandId: patients.chargebandId })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      .for('no key update')
    if (!patient) throw new NotFound('patient')
    await makeRoom(tx, ctx, patientId)
    await move(tx, ctx, registrationId, 'join', { patientId })
    await passMembershipOn(tx, ctx, { registrationId, patientId })
    await tx
      .update(onlineAccounts)
      .set({ patientId, version: sql`${onlineAccounts.version} + 1` })
      .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, account.id)))
    await giveThreads(tx, ctx, registrationId, patientId)
    if (!patient.chargebandId && registration.chargebandId) {
      const { chargebandId } = registration
      await tx
        .update(patients)
        .set({ chargebandId })
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
    }
    await addWhatIsNew(tx, ctx, patientId, registration)
    await renewSearchTerms(tx, ctx, patientId)
    await recordAudit(tx, ctx, {
      action: 'registration.joined',
      subject: { type: 'registration', id: registrationId },
      patientId,
      reason,
    })
  })
}

/**
 * An account nobody has claimed gives way, and its letter is void. One that somebody uses stands in the way, and so does
 * one that was disabled: joining must not be a way round that.
 */
async function makeRoom(tx: Tx, ctx: Ctx, patientId: string): Promise<void> {
  const practiceId = practiceOf(ctx)
  const [open] = await tx
    .select()
    .from(onlineAccounts)
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.patientId, patientId),
        isNull(onlineAccounts.closedAt),
      ),
    )
    .for('update')
  if (!open) return
  if (open.disabledAt) throw new Conflict({ key: 'errors.review.disabledAccount' })
  if (open.status !== 'created' || open.loginId) throw new Conflict({ key: 'errors.review.hasAccount' })
  await endLetter(tx, ctx, open.id, 'revoke', 'joined')
  await tx
    .update(onlineAccounts)
    .set({ closedAt: ctx.now, version: sql`${onlineAccounts.version} + 1` })
    .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, open.id)))
  await recordAccountEvent(tx, ctx, { accountId: open.id, action: 'close', toStatus: open.status, reason: 'joined' })
}

type Registration = Awaited<ReturnType<typeof inReview>>['registration']

async function addWhatIsNew(tx: Tx, ctx: Ctx, patientId: string, registration: Registration): Promise<void> {
  const practiceId = practiceOf(ctx)
  const { email, mobile, activatedBy, identifierScheme: scheme, identifierValue: value } = registration
  if (email && activatedBy === 'email')
    await proveContact(tx, ctx, { patientId, kind: 'email', value: email, how: 'link' })
  else if (email) await addUnproven(tx, ctx, patientId, 'email', email)
  if (mobile && activatedBy === 'sms')
    await proveContact(tx, ctx, { patientId, kind: 'mobile', value: mobile, how: 'code' })
  else if (mobile) await addUnproven(tx, ctx, patientId, 'mobile', mobile)
  if (!scheme || !value) return
  const known = await tx
    .select({ value: patientIdentifiers.value, status: patientIdentifiers.status })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.patientId, patientId),
        eq(patientIdentifiers.scheme, scheme),
      ),
    )
  // A number the patient has now is kept; one that was superseded does not come back this way.
  if (known.some((one) => one.status !== 'superseded' || one.value === value)) return
  const identifier = { practiceId, id: newId(), patientId, scheme, value, status: 'unverified' as const }
  await tx.insert(patientIdentifiers).values({ ...identifier, createdAt: ctx.now })
}

async function addUnproven(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  kind: 'email' | 'mobile',
  value: string,
): Promise<void> {
  const practiceId = practiceOf(ctx)
  const ofKind = await tx
    .select({ value: patientContacts.value })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, kind),
      ),
    )
  if (ofKind.some((one) => one.value.toLowerCase() === value.toLowerCase())) return
  const contact = { practiceId, id: newId(), patientId, kind, value, preferred: ofKind.length === 0 }
  await tx.insert(patientContacts).values({ ...contact, createdAt: ctx.now })
}
