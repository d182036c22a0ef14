import { and, asc, eq, gt } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { ImportParams, RowData } from './params'

/** An import with its file's headings; held when it is about to change. */
export async function draftOf(tx: Tx, ctx: Ctx, importId: string, hold = false) {
  const query = tx
    .select({ status: batches.status, total: batches.total, failure: batches.failure, params: batches.params })
    .from(batches)
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId), eq(batches.kind, 'import')))
  const [row] = await (hold ? query.for('update') : query)
  if (!row) throw new NotFound('import')
  return { ...row, params: ImportParams.parse(row.params) }
}

/** The next rows of a file in order. */
export async function rowsAfter(tx: Tx, ctx: Ctx, importId: string, after: number, size: number) {
  const found = await tx
    .select({ position: batchItems.position, data: batchItems.data })
    .from(batchItems)
    .where(
      and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, importId), gt(batchItems.position, after)),
    )
    .orderBy(asc(batchItems.position))
    .limit(size)
  return found.map(({ position, data }) => ({ position, cells: RowData.parse(data).cells }))
}
