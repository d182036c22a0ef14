import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { queueBatch } from '@/lib/domain/batches/start-batch'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { StartLetters } from './schema'

/** Starts a bundle that was looked over: accounts and letters are made where needed, and every print is counted. */
export async function startLetters(ctx: Ctx, { bundleId }: StartLetters): Promise<{ bundleId: string }> {
  authorize(ctx.actor, 'letter:bulk')
  return transaction(ctx, async (tx) => {
    const [bundle] = await tx
      .select({ total: batches.total, leftOut: batches.leftOutCount })
      .from(batches)
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, bundleId), eq(batches.kind, 'letters')))
    if (!bundle || !(await moveBatch(tx, ctx, bundleId, 'start'))) {
      throw new Conflict({ key: 'errors.letters.started' })
    }
    await queueBatch(tx, ctx, bundleId)
    await recordAudit(tx, ctx, {
      action: 'letters.started',
      subject: { type: 'batch', id: bundleId },
      details: { letters: bundle.total - bundle.leftOut },
    })
    return { bundleId }
  })
}
