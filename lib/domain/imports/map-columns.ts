import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { draftOf, rowsOf } from './load-draft'
import type { ImportParams } from './params'
import { rowReader } from './read-row'
import type { MapColumns } from './schema'
import { importFields } from './vocabulary'

/** Says what each column holds, and tries every row without putting anybody on file: a dry run. */
export async function mapColumns(ctx: Ctx, { importId, mapping }: MapColumns): Promise<{ importId: string }> {
  authorize(ctx.actor, 'patient:import')
  const place = await practiceById(ctx.db, practiceOf(ctx))
  return transaction(ctx, async (tx) => {
    const draft = await draftOf(tx, ctx, importId, true)
    if (draft.status !== 'draft') throw new Conflict({ key: 'errors.import.started' })
    const whole = draft.params.headings.map((_, index) => mapping[index] ?? null)
    const read = rowReader(whole, place)
    const check: NonNullable<ImportParams['check']> = { good: 0, bad: 0, problems: 0, first: [] }
    for await (const { position, cells } of rowsOf(tx, ctx, importId)) {
      const reading = read(cells)
      if (reading.ok) {
        check.good += 1
        continue
      }
      check.bad += 1
      check.problems += reading.problems.length
      for (const { field, message } of reading.problems) {
        if (check.first.length < 100) {
          check.first.push({ row: position + 2, column: columnOf(draft.params.headings, whole, field), ...message })
        }
      }
    }
    await tx
      .update(batches)
      .set({ params: { headings: draft.params.headings, mapping: whole, check } })
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId)))
    await recordAudit(tx, ctx, {
      action: 'import.checked',
      subject: { type: 'batch', id: importId },
      details: { rows: draft.total, good: check.good, bad: check.bad },
    })
    return { importId }
  })
}

/** The file's own heading for a field, so that a problem names the column as its owner does. */
export function columnOf(headings: string[], mapping: (string | null)[], field: string): string {
  const index = mapping.indexOf(field)
  return headings[index] || (importFields.find((one) => one.field === field)?.heading ?? field)
}
