import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { keepParams, splitOf } from './load-split'
import { untried } from './params'
import { recordRehearsed } from './rehearse-at-once'
import { rehearsePiece } from './rehearse-piece'

/**
 * Rehearses a move piece by piece, each a transaction, until everybody was tried. After a kill it goes on at the first
 * patient not tried. Out of tries, it gives the draft back unrehearsed.
 */
export async function rehearseSplit(
  contextNow: () => Ctx,
  { splitId, lastTry }: { splitId: string; lastTry: boolean },
): Promise<void> {
  authorize(contextNow().actor, 'batch:work')
  try {
    while (await oneMore(contextNow(), splitId));
  } catch (error) {
    if (lastTry) await giveBack(contextNow(), splitId, error instanceof Error ? error.name : 'unknown')
    throw error
  }
}

async function oneMore(ctx: Ctx, splitId: string): Promise<boolean> {
  return transaction(ctx, async (tx) => {
    const rehearsed = await rehearsePiece(tx, ctx, splitId)
    await recordRehearsed(tx, ctx, splitId, rehearsed)
    return rehearsed === 'more'
  })
}

async function giveBack(ctx: Ctx, splitId: string, failure: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    const { params } = await splitOf(tx, ctx, splitId, true)
    if (!(await moveBatch(tx, ctx, splitId, 'checked', { failure }))) return
    await keepParams(tx, ctx, splitId, { ...params, rehearsal: untried })
    await recordAudit(tx, ctx, { action: 'batch.failed', subject: { type: 'batch', id: splitId } })
  })
}
