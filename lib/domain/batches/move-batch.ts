import { and, eq, inArray, sql } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type BatchStatus, batchTransitions } from './vocabulary'

type Change = Partial<Pick<typeof batches.$inferInsert, 'finishedAt' | 'failure'>>

/** One conditional UPDATE from the statuses the table allows; false when the batch is in none of them. */
export async function moveBatch(
  tx: Tx,
  ctx: Ctx,
  batchId: string,
  action: keyof typeof batchTransitions,
  change: Change = {},
): Promise<boolean> {
  const { from, to }: { from: readonly BatchStatus[]; to: BatchStatus } = batchTransitions[action]
  const moved = await tx
    .update(batches)
    .set({ ...change, status: to, version: sql`${batches.version} + 1` })
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, batchId), inArray(batches.status, [...from])))
    .returning({ id: batches.id })
  return moved.length > 0
}
