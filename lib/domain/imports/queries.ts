import { and, asc, desc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Message } from '@/lib/domain/shared/message'
import { guessColumns } from './guess-columns'
import { draftOf, rowsOf } from './load-draft'
import { columnOf } from './map-columns'
import { ImportParams, RowData } from './params'
import { rowReader } from './read-row'
import type { Mapping } from './vocabulary'

export type ImportDraft = {
  status: string
  total: number
  headings: string[]
  /** As staff said, or as the headings suggest. */
  mapping: Mapping
  /** The first five rows, to tell what a column holds. */
  sample: string[][]
  check: ImportParams['check']
}

/** An import before it starts: what its file holds and what was found wrong with it. */
export async function importDraft(ctx: Ctx, importId: string): Promise<ImportDraft> {
  visibleTo(ctx.actor, 'patient:import')
  if (!isId(importId)) throw new NotFound('import')
  return read(ctx, async (tx) => {
    const { params, status, total } = await draftOf(tx, ctx, importId)
    const of = and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, importId))
    const rows = await tx
      .select({ data: batchItems.data })
      .from(batchItems)
      .where(and(of, lt(batchItems.position, 5)))
      .orderBy(asc(batchItems.position))
    const before = await tx
      .select({ params: batches.params })
      .from(batches)
      .where(
        and(
          ...[eq(batches.practiceId, practiceOf(ctx)), eq(batches.kind, 'import'), ne(batches.id, importId)],
          isNotNull(sql`${batches.params} -> 'mapping'`),
        ),
      )
      .orderBy(desc(batches.createdAt))
      .limit(10)
    return {
      status,
      total,
      headings: params.headings,
      mapping: params.mapping ?? guessColumns(params.headings, remembered(before)),
      sample: rows.map(({ data }) => RowData.parse(data).cells),
      check: params.check,
    }
  })
}

/** What each heading meant the last time there was one like it. */
function remembered(newestFirst: { params: unknown }[]): Record<string, string | null> {
  const known: Record<string, string | null> = {}
  for (const { params } of newestFirst) {
    const { headings, mapping = [] } = ImportParams.parse(params)
    for (const [index, heading] of headings.entries()) known[heading] ??= mapping[index] ?? null
  }
  return known
}

export type FoundProblem = { row: number; column: string; message: Message }

/** Every problem of the checked file, in order, found anew and handed on in pieces so that none are kept twice. */
export async function eachProblem(ctx: Ctx, importId: string, take: (found: FoundProblem) => void): Promise<void> {
  visibleTo(ctx.actor, 'patient:import')
  if (!isId(importId)) throw new NotFound('import')
  const place = await practiceById(ctx.db, practiceOf(ctx))
  await read(ctx, async (tx) => {
    const { params } = await draftOf(tx, ctx, importId)
    const mapping = params.mapping
    if (!mapping) throw new NotFound('import')
    const readOne = rowReader(mapping, place)
    for await (const { position, cells } of rowsOf(tx, ctx, importId)) {
      const reading = readOne(cells)
      if (reading.ok) continue
      for (const { field, message } of reading.problems) {
        take({ row: position + 2, column: columnOf(params.headings, mapping, field), message })
      }
    }
  })
}
