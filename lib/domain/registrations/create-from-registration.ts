import { and, eq, sql } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { findMatches, lockPerson } from '@/lib/domain/matching/find-matches'
import { passMembershipOn } from '@/lib/domain/memberships/join-at-activation'
import { admitPatient } from '@/lib/domain/patients/admit-patient'
import { rememberDifferent } from '@/lib/domain/patients/who-else'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { giveThreads } from '@/lib/domain/threads/give-threads'
import { matchDetailsOf, patientDetailsOf } from './details-of'
import { inReview } from './in-review'
import { move } from './move'
import type { DecideRegistration } from './staff-schema'

/** Makes a new patient of a registration in review: somebody else than those it was like, which is remembered. */
export async function createFromRegistration(ctx: Ctx, input: DecideRegistration): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'registration:decide')
  const { registrationId, reason } = input
  return transaction(ctx, async (tx) => {
    const { registration, account } = await inReview(tx, ctx, registrationId)
    await lockPerson(tx, ctx, registration.dateOfBirth)
    const others = (await findMatches(tx, ctx, matchDetailsOf(registration))).map((match) => match.patientId)
    const patientId = await admitPatient(tx, ctx, patientDetailsOf(registration, registration.activatedBy))
    await move(tx, ctx, registrationId, 'create', { patientId })
    await passMembershipOn(tx, ctx, { registrationId, patientId })
    await tx
      .update(onlineAccounts)
      .set({ patientId, version: sql`${onlineAccounts.version} + 1` })
      .where(and(eq(onlineAccounts.practiceId, practiceOf(ctx)), eq(onlineAccounts.id, account.id)))
    await giveThreads(tx, ctx, registrationId, patientId)
    await rememberDifferent(tx, ctx, patientId, others)
    await recordAudit(tx, ctx, {
      action: 'registration.made-a-patient',
      subject: { type: 'registration', id: registrationId },
      patientId,
      reason,
      details: { saidDifferentFrom: others },
    })
    return { patientId }
  })
}
