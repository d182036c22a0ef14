import { and, eq, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { columnOf } from './column-of'
import { eachReading } from './each-reading'
import { draftOf, rowsAfter } from './load-draft'
import { type RowProblem, rowReader } from './read-row'
import { importLimits } from './vocabulary'

export type Checked = 'more' | 'nothing-to-check' | { good: number; bad: number }

/**
 * Tries the next rows of an import under check and keeps what is wrong with each beside it, in the caller's
 * transaction. The last piece gives the draft back, checked. The import's row is held, so two cannot try the same rows.
 */
export async function checkPiece(tx: Tx, ctx: Ctx, importId: string): Promise<Checked> {
  const { status, total, params } = await draftOf(tx, ctx, importId, true)
  const { headings, mapping, check } = params
  if (status !== 'checking' || !mapping || !check) return 'nothing-to-check'
  const read = rowReader(mapping, await practiceById(tx, practiceOf(ctx)))
  const rows = await rowsAfter(tx, ctx, importId, check.tried - 1, importLimits.checkedAtOnce)
  const wrong: { position: number; problems: RowProblem[] }[] = []
  await eachReading(rows, read, ({ position }, reading) => {
    if (reading.ok) return
    wrong.push({ position, problems: reading.problems })
    for (const { field, message } of reading.problems) {
      if (check.first.length < importLimits.firstProblems)
        check.first.push({ row: position + 2, column: columnOf(headings, mapping, field), ...message })
    }
  })
  await keepProblems(tx, ctx, importId, { from: check.tried, to: check.tried + rows.length }, wrong)
  check.tried += rows.length
  check.good += rows.length - wrong.length
  check.bad += wrong.length
  check.problems += wrong.reduce((sum, { problems }) => sum + problems.length, 0)
  await tx
    .update(batches)
    .set({ params: { headings, mapping, check } })
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId)))
  if (rows.length > 0 && check.tried < total) return 'more'
  await moveBatch(tx, ctx, importId, 'checked')
  return { good: check.good, bad: check.bad }
}

/** The columns may have been set otherwise before, so what was found then goes. */
async function keepProblems(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  { from, to }: { from: number; to: number },
  wrong: { position: number; problems: RowProblem[] }[],
): Promise<void> {
  const these = sql`${batchItems.practiceId} = ${practiceOf(ctx)} and ${batchItems.batchId} = ${importId}`
  await tx.execute(sql`
    update ${batchItems} set problems = null
    where ${these} and problems is not null and position >= ${from} and position < ${to}`)
  if (wrong.length === 0) return
  const rows = wrong.map(({ position, problems }) => ({
    position,
    problems: problems.map(({ field, message }) => ({ field, ...message })),
  }))
  await tx.execute(sql`
    update ${batchItems} set problems = r.problems
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(position int, problems jsonb)
    where ${these} and ${batchItems.position} = r.position`)
}
