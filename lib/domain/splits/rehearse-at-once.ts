import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { type Rehearsed, rehearsePiece } from './rehearse-piece'

/** Tries the first patients of a move within the request; the worker tries the rest of a long one. */
export async function rehearseAtOnce(tx: Tx, ctx: Ctx, splitId: string): Promise<void> {
  const rehearsed = await rehearsePiece(tx, ctx, splitId)
  if (rehearsed === 'more') {
    await enqueue(tx, 'rehearse-split', { splitId, practiceId: practiceOf(ctx) }, `rehearse:${splitId}`)
  } else await recordRehearsed(tx, ctx, splitId, rehearsed)
}

export async function recordRehearsed(tx: Tx, ctx: Ctx, splitId: string, rehearsed: Rehearsed): Promise<void> {
  if (typeof rehearsed !== 'object') return
  const { tried, moving, staying } = rehearsed
  await recordAudit(tx, ctx, {
    action: 'split.rehearsed',
    subject: { type: 'batch', id: splitId },
    details: { tried, staying, ...moving },
  })
}
