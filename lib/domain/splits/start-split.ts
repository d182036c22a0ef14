import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { queueBatch } from '@/lib/domain/batches/start-batch'
import { type Ctx, elsewhere, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { splitOf } from './load-split'
import { asManagerOf } from './other-practice'
import type { OneSplit } from './schema'

/** Starts a move that was rehearsed. Both practices find it in their log. */
export async function startSplit(ctx: Ctx, { splitId }: OneSplit): Promise<{ splitId: string }> {
  authorize(ctx.actor, 'practice:split')
  return transaction(ctx, async (tx) => {
    const { params, status, total, leftOutCount } = await splitOf(tx, ctx, splitId, true)
    const { targetId, reason, rehearsal } = params
    if (status === 'checking' || (status === 'draft' && rehearsal.tried < total)) {
      throw new Conflict({ key: 'errors.split.notRehearsed' })
    }
    const there = await asManagerOf(tx, ctx, targetId)
    if (!there?.activated) throw new Conflict({ key: 'errors.split.notThere' })
    if (!(await moveBatch(tx, ctx, splitId, 'start'))) throw new Conflict({ key: 'errors.split.started' })
    await queueBatch(tx, ctx, splitId)
    const subject = { type: 'batch', id: splitId }
    const details = { patients: total - leftOutCount }
    await recordAudit(tx, ctx, { action: 'split.started', subject, reason, details: { ...details, to: targetId } })
    await elsewhere(tx, ctx, there.ctx, () =>
      recordAudit(tx, there.ctx, {
        action: 'split.started',
        subject,
        reason,
        details: { ...details, from: practiceOf(ctx) },
      }),
    )
    return { splitId }
  })
}
