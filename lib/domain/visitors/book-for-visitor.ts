import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { loadVisitor } from './find-visitor'
import { freeTimeOf, type Proposal } from './free-time'

/**
 * Books a proposed time for a visitor who gave their code. Only a booking makes a patient of them, in its transaction: a
 * refusal leaves a line in the log and nothing else, and they may try another time.
 */
export async function bookForVisitor(
  ctx: Ctx,
  { visitorId, proposal }: { visitorId: string; proposal: Proposal },
): Promise<never> {
  authorize(ctx.actor, 'visitor:book')
  const reason = await transaction(ctx, async (tx) => {
    const { provenAt } = await loadVisitor(tx, ctx, visitorId)
    if (!provenAt) return 'errors.visitor.codeOwed'
    if (freeTimeOf(proposal) === null)
      await recordAudit(tx, ctx, { action: 'visitor.booking-refused', subject: { type: 'visitor', id: visitorId } })
    return 'errors.visitor.timeTaken'
  })
  throw new Conflict({ key: reason })
}
