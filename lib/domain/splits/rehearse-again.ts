import { and, count, eq, isNotNull } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { keepParams, splitOf } from './load-split'
import { untried } from './params'
import { rehearseAtOnce } from './rehearse-at-once'
import type { OneSplit } from './schema'

/** Rehearses a move anew, after staff have seen to those who could not go. */
export async function rehearseAgain(ctx: Ctx, { splitId }: OneSplit): Promise<{ splitId: string }> {
  authorize(ctx.actor, 'practice:split')
  return transaction(ctx, async (tx) => {
    const { params, total } = await splitOf(tx, ctx, splitId, true)
    if (!(await moveBatch(tx, ctx, splitId, 'check', { failure: null }))) {
      throw new Conflict({ key: 'errors.split.started' })
    }
    const its = and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, splitId))
    await tx
      .update(batchItems)
      .set({ state: 'waiting', outcome: null, finishedAt: null })
      .where(and(its, eq(batchItems.state, 'left-out'), isNotNull(batchItems.subjectId)))
    const [unknown] = await tx
      .select({ lines: count() })
      .from(batchItems)
      .where(and(its, eq(batchItems.state, 'left-out')))
    await tx
      .update(batches)
      .set({ leftOutCount: unknown?.lines ?? 0 })
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, splitId)))
    await keepParams(tx, ctx, splitId, { ...params, rehearsal: untried })
    await recordAudit(tx, ctx, {
      action: 'split.chosen',
      subject: { type: 'batch', id: splitId },
      reason: params.reason,
      details: { to: params.targetId, who: params.who, patients: total, again: true },
    })
    await rehearseAtOnce(tx, ctx, splitId)
    return { splitId }
  })
}
