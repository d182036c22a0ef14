import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { atLeast } from '@/lib/domain/logins/at-least'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { countGuess, type GuessLimits, refuseGuessers } from '@/lib/domain/shared/guessing'
import { startClaim } from './claim-drafts'
import type { LetterClaim } from './claim-input'
import { strikeLetters } from './strike-letter'
import { type LetterFate, weighLetter } from './weigh-letter'

/** Whose wrong guesses at letters count: the caller's address and the practice's. */
export const letterGuesses: GuessLimits = { address: 'guess-letter', practice: 'guess-letter-practice' }

/**
 * Tries the codes of a letter with a surname and birth date. When all agree, a draft remembers which letter it is and
 * the codes go no further; the letter stays unused until the account is claimed. Every mismatch has the same answer
 * and time, and counts for the letter, for the caller's address and for the practice.
 */
export async function checkLetter(ctx: Ctx, claim: LetterClaim): Promise<{ draftToken: string }> {
  authorize(ctx.actor, 'letter:claim')
  await refuseGuessers(ctx, letterGuesses)
  const answer = await atLeast(200, () => weighOrStrike(ctx, claim))
  if ('draftToken' in answer) return answer
  if (answer.refused === 'wrong') await countGuess(ctx, letterGuesses)
  throw new Conflict({ key: `errors.claim.${answer.refused}` })
}

async function weighOrStrike(
  ctx: Ctx,
  claim: LetterClaim,
): Promise<{ draftToken: string } | { refused: 'wrong' | LetterFate }> {
  authorize(ctx.actor, 'letter:claim')
  return transaction(ctx, async (tx) => {
    const { accountIds, ...weighed } = await weighLetter(tx, ctx, claim)
    if (weighed.outcome === 'wrong') {
      await strikeLetters(tx, ctx, accountIds)
      return { refused: 'wrong' }
    }
    if (weighed.outcome !== 'right') {
      const { outcome, letterId, patientId } = weighed
      const subject = { type: 'letter', id: letterId }
      await recordAudit(tx, ctx, { action: 'letter.refused', subject, patientId, details: { outcome } })
      return { refused: outcome }
    }
    const { letterId, accountId, patientId } = weighed
    return startClaim(tx, ctx, { letterId, accountId, patientId })
  })
}
