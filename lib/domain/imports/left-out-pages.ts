import { and, asc, eq, gt } from 'drizzle-orm'
import { batchItems } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { columnOf } from './column-of'
import { draftOf } from './load-draft'
import { RowData, RowProblems } from './params'
import type { FoundProblem } from './problem-pages'

export type LeftOutRow = { row: number; cells: string[]; outcome: string | null; problems: FoundProblem[] }
type LeftOutFile = { headings: string[]; pages: AsyncGenerator<LeftOutRow[]> }

/** The rows an import left out, with the file's own columns, to be mended and sent again; none once they are given up. */
export async function leftOutPages(ctx: Ctx, importId: string): Promise<LeftOutFile> {
  visibleTo(ctx.actor, 'patient:import')
  if (!isId(importId)) throw new NotFound('import')
  const { headings, mapping = [] } = (await read(ctx, (tx) => draftOf(tx, ctx, importId))).params
  const inWords = ({ position, data, outcome, problems }: Kept): LeftOutRow => ({
    row: position + 2,
    cells: RowData.parse(data).cells,
    outcome,
    problems: RowProblems.parse(problems ?? []).map(({ field, ...message }) => ({
      ...{ row: position + 2, column: columnOf(headings, mapping, field) },
      message,
    })),
  })
  return { headings, pages: pagesOf(ctx, importId, inWords) }
}

type Kept = Awaited<ReturnType<typeof leftOutRows>>[number]

async function* pagesOf(ctx: Ctx, importId: string, inWords: (row: Kept) => LeftOutRow, size = 1000) {
  let after = -1
  for (;;) {
    const rows = await leftOutRows(ctx, importId, after, size)
    yield rows.filter(({ data }) => data !== null).map(inWords)
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.position
  }
}

function leftOutRows(ctx: Ctx, importId: string, after: number, size: number) {
  return read(ctx, (tx) =>
    tx
      .select({
        position: batchItems.position,
        data: batchItems.data,
        outcome: batchItems.outcome,
        problems: batchItems.problems,
      })
      .from(batchItems)
      .where(
        and(
          eq(batchItems.practiceId, practiceOf(ctx)),
          eq(batchItems.batchId, importId),
          eq(batchItems.state, 'left-out'),
          gt(batchItems.position, after),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(size),
  )
}
