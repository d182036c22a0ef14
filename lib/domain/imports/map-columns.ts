import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { enqueue } from '@/lib/platform/outbox'
import { recordChecked } from './check-import'
import { checkPiece } from './check-piece'
import { draftOf } from './load-draft'
import type { Check } from './params'
import type { MapColumns } from './schema'

const untried: Check = { tried: 0, good: 0, bad: 0, problems: 0, first: [] }

/**
 * Says what each column holds, and has every row tried without putting anybody on file: a dry run. A short list is
 * tried at once; the worker tries the rest of a long one. Said again, it starts anew.
 */
export async function mapColumns(ctx: Ctx, { importId, mapping }: MapColumns): Promise<{ importId: string }> {
  authorize(ctx.actor, 'patient:import')
  return transaction(ctx, async (tx) => {
    const { headings } = (await draftOf(tx, ctx, importId, true)).params
    const whole = headings.map((_, index) => mapping[index] ?? null)
    if (!(await moveBatch(tx, ctx, importId, 'check', { failure: null }))) {
      throw new Conflict({ key: 'errors.import.started' })
    }
    await tx
      .update(batches)
      .set({ params: { headings, mapping: whole, check: untried } })
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId)))
    const columns = whole.filter(Boolean).length
    await recordAudit(tx, ctx, {
      action: 'import.mapped',
      subject: { type: 'batch', id: importId },
      details: { columns },
    })
    const checked = await checkPiece(tx, ctx, importId)
    if (typeof checked === 'object') await recordChecked(tx, ctx, importId, checked)
    else await enqueue(tx, 'check-import', { importId, practiceId: practiceOf(ctx) }, `check:${importId}`)
    return { importId }
  })
}
