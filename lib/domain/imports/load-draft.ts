import { and, asc, eq, gt } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { ImportParams, RowData } from './params'

export type ImportRow = { position: number; cells: string[] }

/** An import that has not started, with its file's headings; held when it is about to change. */
export async function draftOf(tx: Tx, ctx: Ctx, importId: string, hold = false) {
  const query = tx
    .select({ status: batches.status, total: batches.total, params: batches.params })
    .from(batches)
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId), eq(batches.kind, 'import')))
  const [row] = await (hold ? query.for('update') : query)
  if (!row) throw new NotFound('import')
  return { ...row, params: ImportParams.parse(row.params) }
}

/** The rows of a file in order, a few thousand at a time; the server does other work in between. */
export async function* rowsOf(tx: Tx, ctx: Ctx, importId: string, size = 1000): AsyncGenerator<ImportRow> {
  let after = -1
  for (;;) {
    const found = await tx
      .select({ position: batchItems.position, data: batchItems.data })
      .from(batchItems)
      .where(
        and(
          eq(batchItems.practiceId, practiceOf(ctx)),
          eq(batchItems.batchId, importId),
          gt(batchItems.position, after),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(size)
    for (const { position, data } of found) yield { position, cells: RowData.parse(data).cells }
    const last = found.at(-1)
    if (!last || found.length < size) return
    after = last.position
  }
}
