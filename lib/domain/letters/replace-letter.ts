import { authorize } from '@/lib/domain/access/authorize'
import { factsFor, openAccount } from '@/lib/domain/accounts/load-facts'
import { newLetterNeedsReason } from '@/lib/domain/accounts/offers'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { issueLetter } from './issue-letter'

/**
 * Issues a new letter with new codes; the one before it is void. Instead of one that still works only for a recorded
 * reason: otherwise the same is printed again.
 */
export async function replaceLetter(
  ctx: Ctx,
  { patientId, reason }: { patientId: string; reason?: string },
): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'letter:issue')
  return transaction(ctx, async (tx) => {
    const facts = await factsFor(tx, ctx, patientId, 'new-letter')
    if (newLetterNeedsReason(facts) && !reason) throw new Invalid({ reason: { key: 'errors.reason.required' } })
    const { letterId } = await issueLetter(tx, ctx, { accountId: openAccount(facts).id, reason })
    await recordAudit(tx, ctx, {
      action: 'letter.replaced',
      subject: { type: 'letter', id: letterId },
      patientId,
      ...(reason ? { reason } : {}),
    })
    return { patientId }
  })
}
