import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { starterOf } from '@/lib/domain/batches/starter-of'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { loadMovers, type Mover } from './load-movers'
import { keepParams, splitOf } from './load-split'
import { asManagerOf } from './other-practice'
import { type Rehearsal, untried } from './params'
import { reachOf } from './reach-of'
import { splitLimits } from './vocabulary'

export type Rehearsed = 'more' | 'over' | (Rehearsal & { staying: number })

/**
 * Tries the next patients of a move and keeps who cannot go and why, in the caller's transaction; about the patients
 * themselves nothing is written. The last piece gives the draft back. The move's row is held, so two cannot try the same.
 */
export async function rehearsePiece(tx: Tx, ctx: Ctx, splitId: string): Promise<Rehearsed> {
  const split = await splitOf(tx, ctx, splitId, true)
  if (split.status !== 'checking') return 'over'
  const { params } = split
  const { rehearsal } = params
  const actor = await starterOf(tx, split)
  const asStarter: Ctx | null = actor && { ...ctx, actor, db: tx }
  const there = asStarter && (await asManagerOf(tx, asStarter, params.targetId))
  if (!asStarter || !there) {
    await keepParams(tx, ctx, splitId, { ...params, rehearsal: untried })
    await moveBatch(tx, ctx, splitId, 'checked', { failure: 'not-there' })
    return 'over'
  }
  const items = await nextItems(tx, ctx, splitId, rehearsal.tried)
  const ids = items.flatMap(({ state, subjectId }) => (state === 'waiting' && subjectId ? subjectId : []))
  const movers = await loadMovers(tx, asStarter, there.ctx, ids, { withoutAccess: params.withoutAccess, hold: false })
  const staying = countInto(rehearsal, movers)
  await keepStaying(tx, ctx, splitId, staying)
  rehearsal.tried += items.length
  await keepParams(tx, ctx, splitId, params)
  if (items.length > 0 && rehearsal.tried < split.total) return 'more'
  await moveBatch(tx, ctx, splitId, 'checked')
  return { ...rehearsal, staying: split.leftOutCount + staying.length }
}

function countInto(rehearsal: Rehearsal, movers: Mover[]) {
  const staying: { subject_id: string; outcome: string }[] = []
  for (const mover of movers) {
    const { planned } = mover
    if ('stays' in planned) staying.push({ subject_id: mover.patient.id, outcome: planned.stays })
    else {
      rehearsal.moving[planned.moves] = (rehearsal.moving[planned.moves] ?? 0) + 1
      if (reachOf(mover.contacts)) rehearsal.told += 1
    }
  }
  return staying
}

function nextItems(tx: Tx, ctx: Ctx, splitId: string, from: number) {
  return tx
    .select({ position: batchItems.position, state: batchItems.state, subjectId: batchItems.subjectId })
    .from(batchItems)
    .where(
      and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, splitId), gte(batchItems.position, from)),
    )
    .orderBy(asc(batchItems.position))
    .limit(splitLimits.rehearsedAtOnce)
}

async function keepStaying(tx: Tx, ctx: Ctx, splitId: string, staying: { subject_id: string; outcome: string }[]) {
  if (staying.length === 0) return
  await tx.execute(sql`
    update ${batchItems} set state = 'left-out', outcome = r.outcome, finished_at = ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(staying)}::json) as r(subject_id uuid, outcome text)
    where ${batchItems.practiceId} = ${practiceOf(ctx)} and ${batchItems.batchId} = ${splitId}
      and ${batchItems.subjectId} = r.subject_id and ${batchItems.state} = 'waiting'`)
  await tx
    .update(batches)
    .set({ leftOutCount: sql`${batches.leftOutCount} + ${staying.length}` })
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, splitId)))
}
