import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { moveBatch } from './move-batch'
import { starterOf } from './starter-of'
import type { BatchKind } from './vocabulary'

export type Batch = typeof batches.$inferSelect
export type BatchItem = typeof batchItems.$inferSelect
export type ItemResult = {
  position: number
  state: 'done' | 'left-out'
  outcome?: string
  resultId?: string
}

/** How the items of one kind of batch are done: in pieces of so many, each inside one transaction. */
export type Piece = {
  size: number
  /** What was to be done with an item is given up when it is done: it names somebody. */
  forgets?: boolean
  /** Asked before each piece: a word for why nothing more may be done, or null. */
  stopsFor?: (tx: Tx, ctx: Ctx, batch: Batch) => Promise<string | null>
  /** Called as the member of staff who started the batch; verbs called with this context run in this transaction. */
  run: (tx: Tx, ctx: Ctx, batch: Batch, items: BatchItem[]) => Promise<ItemResult[]>
  /** In the transaction that ends it. */
  finish?: (tx: Tx, ctx: Ctx, batch: Batch) => Promise<void>
}
export type Pieces = Partial<Record<BatchKind, Piece>>

/**
 * Works a batch off piece by piece until it is done or stopped. The items, their results and the count of a piece
 * commit together, so after a kill it goes on at the first item not done, and nothing is done twice. Each piece has a time of its own: the whole may take long.
 */
export async function runBatch(
  contextNow: () => Ctx,
  { batchId, lastTry }: { batchId: string; lastTry: boolean },
  pieces: Pieces,
): Promise<void> {
  authorize(contextNow().actor, 'batch:work')
  try {
    while (await runPiece(contextNow(), batchId, pieces));
  } catch (error) {
    if (!lastTry) throw error
    const ctx = contextNow()
    await transaction(ctx, async (tx) => {
      await moveBatch(tx, ctx, batchId, 'fail', { failure: error instanceof Error ? error.name : 'unknown' })
      await recordAudit(tx, ctx, { action: 'batch.failed', subject: { type: 'batch', id: batchId } })
    })
    throw error
  }
}

/** One piece; true when there is more to do. The batch's row is held, so two workers cannot do the same piece. */
async function runPiece(ctx: Ctx, batchId: string, pieces: Pieces): Promise<boolean> {
  return transaction(ctx, async (tx) => {
    await planOnce(tx)
    const [batch] = await tx
      .select()
      .from(batches)
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, batchId)))
      .for('update', { skipLocked: true })
    if (!batch || (batch.status !== 'waiting' && batch.status !== 'running')) return false
    const piece = pieces[batch.kind]
    if (!piece) throw new Error(`Nothing does batches of kind ${batch.kind}`)
    if (batch.status === 'waiting') await moveBatch(tx, ctx, batchId, 'run')
    const actor = await starterOf(tx, batch)
    const asStarter: Ctx | null = actor && { ...ctx, actor, db: tx }
    const failure = asStarter ? await piece.stopsFor?.(tx, asStarter, batch) : 'starter-gone'
    if (!asStarter || failure) {
      await moveBatch(tx, ctx, batchId, 'fail', { failure })
      await recordAudit(tx, ctx, { action: 'batch.failed', subject: { type: 'batch', id: batchId } })
      return false
    }
    const items = await nextItems(tx, batch, piece.size)
    if (items.length > 0) {
      await keepResults(tx, ctx, batch, await piece.run(tx, asStarter, batch, items), piece.forgets ?? false)
      return true
    }
    await piece.finish?.(tx, asStarter, batch)
    await moveBatch(tx, ctx, batchId, 'finish', { finishedAt: ctx.now })
    await recordAudit(tx, asStarter, {
      action: 'batch.finished',
      subject: { type: 'batch', id: batchId },
      details: { kind: batch.kind, done: batch.doneCount, leftOut: batch.leftOutCount },
    })
    return false
  })
}

/**
 * A piece writes many rows: what is checked for each is planned once, by the size of the tables now. It is not planned by
 * what is known of this practice: of one that has just begun nothing is, and any index looks as good as the right one.
 */
async function planOnce(tx: Tx): Promise<void> {
  await tx.execute(sql`discard plans`)
  await tx.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`)
}

async function nextItems(tx: Tx, batch: Batch, size: number): Promise<BatchItem[]> {
  return tx
    .select()
    .from(batchItems)
    .where(
      and(
        eq(batchItems.practiceId, batch.practiceId),
        eq(batchItems.batchId, batch.id),
        eq(batchItems.state, 'waiting'),
      ),
    )
    .orderBy(asc(batchItems.position))
    .limit(size)
}

async function keepResults(tx: Tx, ctx: Ctx, batch: Batch, results: ItemResult[], forgets: boolean) {
  const rows = JSON.stringify(
    results.map(({ position, state, outcome = null, resultId = null }) => ({
      position,
      state,
      outcome,
      result_id: resultId,
    })),
  )
  await tx.execute(sql`
    update ${batchItems} set state = r.state, outcome = r.outcome, result_id = r.result_id,
      data = case when r.state = 'left-out' or not ${forgets}::boolean then data end,
      finished_at = ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${rows}::json) as r(position int, state text, outcome text, result_id uuid)
    where ${batchItems.practiceId} = ${batch.practiceId} and ${batchItems.batchId} = ${batch.id}
      and ${batchItems.position} = r.position`)
  const done = results.filter(({ state }) => state === 'done').length
  await tx
    .update(batches)
    .set({
      doneCount: sql`${batches.doneCount} + ${done}`,
      leftOutCount: sql`${batches.leftOutCount} + ${results.length - done}`,
    })
    .where(and(eq(batches.practiceId, batch.practiceId), inArray(batches.id, [batch.id])))
}
