import { registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { atLeast } from '@/lib/domain/logins/at-least'
import { draftLife } from '@/lib/domain/registrations/drafts'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { countGuess, refuseGuessers } from '@/lib/domain/shared/guessing'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'
import type { LetterClaim } from './claim-input'
import { strikeLetters } from './strike-letter'
import { type LetterFate, weighLetter } from './weigh-letter'

const guesses = { address: 'guess-letter', practice: 'guess-letter-practice' } as const

/**
 * Tries the codes of a letter with a surname and birth date. When all agree, a draft remembers which letter it is and
 * the codes go no further; the letter stays unused until the account is claimed. Every mismatch has the same answer
 * and time, and counts for the letter, for the caller's address and for the practice.
 */
export async function checkLetter(ctx: Ctx, claim: LetterClaim): Promise<{ draftToken: string }> {
  authorize(ctx.actor, 'letter:claim')
  await refuseGuessers(ctx, guesses)
  const answer = await atLeast(200, () => weighOrStrike(ctx, claim))
  if ('draftToken' in answer) return answer
  if (answer.refused === 'wrong') await countGuess(ctx, guesses)
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
    const draftToken = randomToken()
    const { letterId, accountId, patientId } = weighed
    await tx.insert(registrationDrafts).values({
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      tokenHash: hashSecret(draftToken),
      answers: { letter: { letterId, accountId, patientId } },
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + draftLife),
    })
    return { draftToken }
  })
}
