import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { checkPiece } from './check-piece'
import { draftOf } from './load-draft'

/**
 * Tries the rows of an import piece by piece, each a transaction, until all are tried or somebody set the columns
 * otherwise. After a kill it goes on at the first row not tried. Out of tries, it gives the draft back unchecked.
 */
export async function checkImport(
  contextNow: () => Ctx,
  { importId, lastTry }: { importId: string; lastTry: boolean },
): Promise<void> {
  authorize(contextNow().actor, 'batch:work')
  try {
    while (await oneMore(contextNow(), importId));
  } catch (error) {
    if (lastTry) await giveBack(contextNow(), importId, error instanceof Error ? error.name : 'unknown')
    throw error
  }
}

async function oneMore(ctx: Ctx, importId: string): Promise<boolean> {
  return transaction(ctx, async (tx) => {
    const checked = await checkPiece(tx, ctx, importId)
    if (typeof checked === 'object') await recordChecked(tx, ctx, importId, checked)
    return checked === 'more'
  })
}

export async function recordChecked(tx: Tx, ctx: Ctx, importId: string, found: { good: number; bad: number }) {
  const subject = { type: 'batch', id: importId }
  await recordAudit(tx, ctx, { action: 'import.checked', subject, details: found })
}

async function giveBack(ctx: Ctx, importId: string, failure: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    const { params } = await draftOf(tx, ctx, importId, true)
    if (!(await moveBatch(tx, ctx, importId, 'checked', { failure }))) return
    await tx
      .update(batches)
      .set({ params: { headings: params.headings, mapping: params.mapping } })
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, importId)))
    await recordAudit(tx, ctx, { action: 'batch.failed', subject: { type: 'batch', id: importId } })
  })
}
