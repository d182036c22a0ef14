import { and, asc, desc, eq } from 'drizzle-orm'
import { batches, batchItems, patients } from '@/drizzle/schema'
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

export type LeftOut = {
  position: number
  subjectId: string | null
  outcome: string | null
  data: Record<string, unknown> | null
  /** The patient's, where it is about one. */
  name: string | null
}

/** What was left out and why, in order. */
export async function leftOutItems(ctx: Ctx, batchId: string, limit = 200): Promise<LeftOut[]> {
  visibleTo(ctx.actor, 'batch:view')
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        position: batchItems.position,
        subjectId: batchItems.subjectId,
        outcome: batchItems.outcome,
        data: batchItems.data,
        givenName: patients.givenName,
        familyName: patients.familyName,
      })
      .from(batchItems)
      .leftJoin(patients, and(eq(patients.practiceId, batchItems.practiceId), eq(patients.id, batchItems.subjectId)))
      .where(
        and(
          eq(batchItems.practiceId, practiceOf(ctx)),
          eq(batchItems.batchId, batchId),
          eq(batchItems.state, 'left-out'),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(limit)
    return rows.map(({ givenName, familyName, ...row }) => ({
      ...row,
      name: [givenName, familyName].filter(Boolean).join(' ') || null,
    }))
  })
}
