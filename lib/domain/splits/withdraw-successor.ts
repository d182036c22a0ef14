import { and, eq } from 'drizzle-orm'
import { practiceSuccessors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { OneSuccessor } from './schema'

/** Takes back that another practice has taken over: nobody is led there any more. Patients who moved stay there. */
export async function withdrawSuccessor(ctx: Ctx, { successorId }: OneSuccessor): Promise<void> {
  authorize(ctx.actor, 'practice:split')
  const oldPracticeId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const gone = await tx
      .delete(practiceSuccessors)
      .where(
        and(eq(practiceSuccessors.oldPracticeId, oldPracticeId), eq(practiceSuccessors.newPracticeId, successorId)),
      )
      .returning({ id: practiceSuccessors.newPracticeId })
    if (gone.length === 0) return
    await recordAudit(tx, ctx, {
      action: 'practice.not-succeeded',
      subject: { type: 'practice', id: oldPracticeId },
      details: { by: successorId },
    })
  })
}
