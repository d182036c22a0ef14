import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm'
import { batchItems, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { BatchItemState } from './vocabulary'

export type ToldItem = {
  position: number
  outcome: string | null
  /** Whom it was about, or whom it met on file. */
  patientId: string | null
  name: string | null
  /** The line of what staff pasted, where nobody on file was found for it. */
  line: number | null
}

/** What was left out and why, in order. */
export async function leftOutItems(ctx: Ctx, batchId: string, limit = 200): Promise<ToldItem[]> {
  visibleTo(ctx.actor, 'batch:view')
  return itemsOf(ctx, batchId, 'left-out', limit)
}

/** What was done and has something to it that staff should look at, in order, and how many there are. */
export async function remarkedItems(ctx: Ctx, batchId: string, limit = 200) {
  visibleTo(ctx.actor, 'batch:view')
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ total: count() })
      .from(batchItems)
      .where(told(ctx, batchId, 'done')),
  )
  const total = row?.total ?? 0
  return { total, items: total > 0 ? await itemsOf(ctx, batchId, 'done', limit) : [] }
}

async function itemsOf(ctx: Ctx, batchId: string, state: BatchItemState, limit: number): Promise<ToldItem[]> {
  const patientId = sql<string | null>`coalesce(${batchItems.subjectId}, ${batchItems.resultId})`
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        position: batchItems.position,
        outcome: batchItems.outcome,
        patientId,
        line: sql<number | null>`(${batchItems.data} ->> 'line')::int`,
        givenName: patients.givenName,
        familyName: patients.familyName,
      })
      .from(batchItems)
      .leftJoin(patients, and(eq(patients.practiceId, batchItems.practiceId), eq(patients.id, patientId)))
      .where(told(ctx, batchId, state))
      .orderBy(asc(batchItems.position))
      .limit(limit),
  )
  return rows.map(({ givenName, familyName, ...row }) => ({
    ...row,
    name: [givenName, familyName].filter(Boolean).join(' ') || null,
  }))
}

function told(ctx: Ctx, batchId: string, state: BatchItemState) {
  return and(
    eq(batchItems.practiceId, practiceOf(ctx)),
    eq(batchItems.batchId, batchId),
    eq(batchItems.state, state),
    state === 'done' ? isNotNull(batchItems.outcome) : undefined,
  )
}
