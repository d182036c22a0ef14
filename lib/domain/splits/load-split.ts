import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { SplitParams } from './params'

/** A move with what was asked of it; held when it is about to change. */
export async function splitOf(tx: Tx, ctx: Ctx, splitId: string, hold = false) {
  const query = tx
    .select()
    .from(batches)
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, splitId), eq(batches.kind, 'split')))
  const [batch] = await (hold ? query.for('update') : query)
  if (!batch) throw new NotFound('split')
  return { ...batch, params: SplitParams.parse(batch.params) }
}

export async function keepParams(tx: Tx, ctx: Ctx, splitId: string, params: SplitParams): Promise<void> {
  await tx
    .update(batches)
    .set({ params })
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, splitId)))
}
