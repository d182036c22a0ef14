import { and, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { importKeeping } from './vocabulary'

type Old = { id: string; status: 'draft' | 'ended' | 'left-lying' }

/**
 * Gives up what lists sent in still say of people: whole lists that nobody started, and the rows left out of ended ones.
 * One that was stopped and not resumed ends first, its other rows left out. Returns how many lists it saw to.
 */
export async function forgetImports(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'batch:work')
  const old = await oldImports(ctx)
  let seenTo = 0
  for (const one of old) {
    await transaction(ctx, async (tx) => {
      const rows = await forget(tx, ctx, one)
      if (rows === null) return
      seenTo += 1
      const subject = { type: 'batch', id: one.id }
      await recordAudit(tx, ctx, { action: 'import.forgotten', subject, details: { rows, was: one.status } })
    })
  }
  return seenTo
}

async function oldImports(ctx: Ctx): Promise<Old[]> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  const { draftDays, leftOutDays } = importKeeping
  const of = (status: Old['status'], where: SQL | undefined) =>
    read(ctx, (tx) =>
      tx
        .select({ id: batches.id })
        .from(batches)
        .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.kind, 'import'), where)),
    ).then((rows) => rows.map(({ id }): Old => ({ id, status })))
  const started = and(isNull(batches.forgottenAt), lte(batches.createdAt, before(leftOutDays)))
  return [
    ...(await of(
      'draft',
      and(inArray(batches.status, ['draft', 'checking']), lte(batches.createdAt, before(draftDays))),
    )),
    ...(await of('left-lying', and(inArray(batches.status, ['stopped', 'failed']), started))),
    ...(await of('ended', and(eq(batches.status, 'done'), started, lte(batches.finishedAt, before(leftOutDays))))),
  ]
}

/** Returns how many rows it gave up; null when somebody started or resumed the list first. */
async function forget(tx: Tx, ctx: Ctx, { id, status }: Old): Promise<number | null> {
  const itself = and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, id))
  const its = and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, id))
  if (status === 'draft') {
    const [gone] = await tx
      .delete(batches)
      .where(and(itself, inArray(batches.status, ['draft', 'checking'])))
      .returning({ total: batches.total })
    return gone?.total ?? null
  }
  if (status === 'left-lying') {
    // Somebody may resume it at this moment: whoever moves it first decides.
    if (!(await moveBatch(tx, ctx, id, 'give-up', { finishedAt: ctx.now }))) return null
    const waiting = await tx
      .update(batchItems)
      .set({ state: 'left-out', outcome: 'not-resumed', finishedAt: ctx.now })
      .where(and(its, eq(batchItems.state, 'waiting')))
      .returning({ position: batchItems.position })
    await tx
      .update(batches)
      .set({ leftOutCount: sql`${batches.leftOutCount} + ${waiting.length}` })
      .where(itself)
  }
  const cleared = await tx
    .update(batchItems)
    .set({ data: null, problems: null })
    .where(and(its, or(isNotNull(batchItems.data), isNotNull(batchItems.problems))))
    .returning({ position: batchItems.position })
  await tx.update(batches).set({ forgottenAt: ctx.now }).where(itself)
  return cleared.length
}
