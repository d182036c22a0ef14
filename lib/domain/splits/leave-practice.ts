import { patientMoves } from '@/drizzle/schema'
import { blockAccess } from '@/lib/domain/accounts/block-access'
import { moveAccount } from '@/lib/domain/accounts/move-account'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { recordChanges, updatePatient } from '@/lib/domain/patients/record-changes'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import type { Mover } from './load-movers'
import { reachOf } from './reach-of'

type To = { practiceId: string; name: string; patientId: string; splitId: string; reason: string }

/**
 * What a move leaves behind: the patient left, with the reason; their letter void, their account closed, its login
 * unlinked and signed out. They are told, with no code. That they moved is kept once; a second time is refused.
 */
export async function leavePractice(
  tx: Tx,
  ctx: Ctx,
  { patient, contacts, facts, planned }: Mover,
  to: To,
): Promise<boolean> {
  const { id: patientId, version, standing } = patient
  const reason = `${to.name}: ${to.reason}`
  const withLetter = 'moves' in planned && planned.moves === 'moved-letter'
  await tx.insert(patientMoves).values({
    practiceId: practiceOf(ctx),
    patientId,
    newPracticeId: to.practiceId,
    newPatientId: to.patientId,
    batchId: to.splitId,
    // Nobody is promised a letter who gets none.
    loginId: withLetter ? (facts.open?.loginId ?? null) : null,
    movedAt: ctx.now,
  })
  const { open } = facts
  if (open) await endLetter(tx, ctx, open.id, 'revoke', 'split')
  await blockAccess(tx, ctx, patientId, `Moved to ${to.name}`)
  if (open) await moveAccount(tx, ctx, open.id, 'move-away', { change: { loginId: null, registrationId: null } })
  const left = {
    standing: 'deducted',
    standingReason: reason,
    standingSince: await todayOf(tx, ctx),
  } as const
  await updatePatient(tx, ctx, { patientId, version }, left)
  await recordChanges(tx, ctx, patientId, [{ field: 'standing', before: standing, after: left.standing }], { reason })
  const reach = reachOf(contacts)
  if (!reach) return false
  const ids = { patientId, successorId: to.practiceId }
  await announce(tx, ctx, { kind: 'practice-moved', ...reach, locale: patient.locale, ids, patientId })
  return true
}
