import { batches } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/outbox'
import type { BatchKind } from './vocabulary'

/**
 * Puts long work down and queues it, in the caller's transaction; the caller then writes its items, numbered from 0.
 * The worker does them piece by piece as the member of staff who started it. A draft waits to be told more first.
 */
export async function startBatch(
  tx: Tx,
  ctx: Ctx,
  batch: { kind: BatchKind; total: number; params?: Record<string, unknown>; draft?: boolean },
): Promise<{ batchId: string }> {
  if (ctx.actor.kind !== 'staff') throw new Error('A batch is started by staff')
  const batchId = newId(ctx.now.getTime())
  await tx.insert(batches).values({
    practiceId: practiceOf(ctx),
    id: batchId,
    kind: batch.kind,
    status: batch.draft ? 'draft' : 'waiting',
    params: batch.params ?? {},
    total: batch.total,
    startedBy: ctx.actor.name,
    staffId: ctx.actor.staffId,
    createdAt: ctx.now,
  })
  if (!batch.draft) await queueBatch(tx, ctx, batchId)
  return { batchId }
}

export async function queueBatch(tx: Tx, ctx: Ctx, batchId: string): Promise<void> {
  await enqueue(tx, 'run-batch', { batchId, practiceId: practiceOf(ctx) }, `batch:${batchId}`)
}
