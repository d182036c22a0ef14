import { and, desc, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { BatchKind, BatchStatus } from './vocabulary'

export type BatchProgress = {
  id: string
  kind: BatchKind
  status: BatchStatus
  total: number
  done: number
  leftOut: number
  startedBy: string
  createdAt: Date
  finishedAt: Date | null
  failure: string | null
  forgottenAt: Date | null
  params: Record<string, unknown>
}

const progress = {
  id: batches.id,
  kind: batches.kind,
  status: batches.status,
  total: batches.total,
  done: batches.doneCount,
  leftOut: batches.leftOutCount,
  startedBy: batches.startedBy,
  createdAt: batches.createdAt,
  finishedAt: batches.finishedAt,
  failure: batches.failure,
  forgottenAt: batches.forgottenAt,
  params: batches.params,
}

/** How far long work is; null when there is none of that id. */
export async function batchProgress(ctx: Ctx, batchId: string): Promise<BatchProgress | null> {
  visibleTo(ctx.actor, 'batch:view')
  if (!isId(batchId)) return null
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select(progress)
      .from(batches)
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, batchId)))
    return row ?? null
  })
}

/** The newest work of one kind. */
export async function recentBatches(ctx: Ctx, kind: BatchKind, limit = 10): Promise<BatchProgress[]> {
  visibleTo(ctx.actor, 'batch:view')
  return read(ctx, (tx) =>
    tx
      .select(progress)
      .from(batches)
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.kind, kind)))
      .orderBy(desc(batches.createdAt))
      .limit(limit),
  )
}
