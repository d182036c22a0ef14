import { and, asc, desc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { guessColumns } from './guess-columns'
import { draftOf } from './load-draft'
import { type Check, ImportParams, RowData } from './params'
import type { Mapping } from './vocabulary'

export type ImportDraft = {
  status: string
  total: number
  headings: string[]
  /** As staff said, or as the headings suggest. */
  mapping: Mapping
  /** The first five rows, to tell what a column holds. */
  sample: string[][]
  check: Check | undefined
  /** Why the last check could not be finished. */
  failure: string | null
}

/** An import before it starts: what its file holds and what was found wrong with it. */
export async function importDraft(ctx: Ctx, importId: string): Promise<ImportDraft> {
  visibleTo(ctx.actor, 'patient:import')
  if (!isId(importId)) throw new NotFound('import')
  return read(ctx, async (tx) => {
    const { params, status, total, failure } = await draftOf(tx, ctx, importId)
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
      failure,
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
