import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import { batchItems } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Message } from '@/lib/domain/shared/message'
import { columnOf } from './column-of'
import { draftOf } from './load-draft'
import { RowProblems } from './params'
import type { Mapping } from './vocabulary'

export type FoundProblem = { row: number; column: string; message: Message }

/** Every problem of a checked file, in order, some thousand rows at a time and each time read anew. */
export async function problemPages(ctx: Ctx, importId: string): Promise<AsyncGenerator<FoundProblem[]>> {
  visibleTo(ctx.actor, 'patient:import')
  if (!isId(importId)) throw new NotFound('import')
  const { params } = await read(ctx, (tx) => draftOf(tx, ctx, importId))
  const { headings, mapping } = params
  if (!mapping) throw new NotFound('import')
  return pagesOf(ctx, importId, headings, mapping)
}

async function* pagesOf(ctx: Ctx, importId: string, headings: string[], mapping: Mapping, size = 2000) {
  let after = -1
  for (;;) {
    const rows = await wrongRows(ctx, importId, after, size)
    yield rows.flatMap(({ position, problems }) =>
      RowProblems.parse(problems).map(
        ({ field, ...message }): FoundProblem => ({
          row: position + 2,
          column: columnOf(headings, mapping, field),
          message,
        }),
      ),
    )
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.position
  }
}

function wrongRows(ctx: Ctx, importId: string, after: number, size: number) {
  return read(ctx, (tx) =>
    tx
      .select({ position: batchItems.position, problems: batchItems.problems })
      .from(batchItems)
      .where(
        and(
          eq(batchItems.practiceId, practiceOf(ctx)),
          eq(batchItems.batchId, importId),
          isNotNull(batchItems.problems),
          gt(batchItems.position, after),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(size),
  )
}
