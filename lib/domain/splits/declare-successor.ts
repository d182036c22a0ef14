import { and, eq } from 'drizzle-orm'
import { patientMoves, practiceSuccessors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, elsewhere, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { asManagerOf } from './other-practice'
import type { OneSuccessor } from './schema'

/**
 * Declares that another practice has taken patients of this one over, once some have moved there: from then on this
 * practice's front door and its Practice ID lead people to the other.
 */
export async function declareSuccessor(ctx: Ctx, { successorId }: OneSuccessor): Promise<void> {
  authorize(ctx.actor, 'practice:split')
  const oldPracticeId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const there = await asManagerOf(tx, ctx, successorId)
    if (!there) throw new Conflict({ key: 'errors.split.notThere' })
    const [moved] = await tx
      .select({ id: patientMoves.patientId })
      .from(patientMoves)
      .where(and(eq(patientMoves.practiceId, oldPracticeId), eq(patientMoves.newPracticeId, successorId)))
      .limit(1)
    if (!moved) throw new Conflict({ key: 'errors.split.noMoves' })
    const declared = await tx
      .insert(practiceSuccessors)
      .values({ oldPracticeId, newPracticeId: successorId, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: practiceSuccessors.newPracticeId })
    if (declared.length === 0) return
    const entry = { action: 'practice.succeeded', subject: { type: 'practice', id: oldPracticeId } }
    await recordAudit(tx, ctx, { ...entry, details: { by: successorId } })
    await elsewhere(tx, ctx, there.ctx, () => recordAudit(tx, there.ctx, { ...entry, details: { by: successorId } }))
  })
}
