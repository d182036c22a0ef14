import { eq } from 'drizzle-orm'
import { letters } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { atLeast } from '@/lib/domain/logins/at-least'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { type OpenSecret, peekSecret } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { countGuess, refuseGuessers } from '@/lib/domain/shared/guessing'
import { letterGuesses } from './check-letter'
import { startClaim } from './claim-drafts'
import type { OpenLetterLink } from './link-input'
import { strikeLetters } from './strike-letter'
import { isSamePerson, lettersOf, outcomeOf } from './weigh-letter'

/** The practice whose letter a link stands for; null when it cannot be used any more. Looking changes nothing. */
export async function practiceOfLetterLink(ctx: Ctx, token: string): Promise<PracticeCard | null> {
  authorize(ctx.actor, 'letter:claim')
  const secret = await peekSecret(ctx.db, 'letter-link', token, ctx.now)
  return secret?.practiceId ? practiceById(ctx.db, secret.practiceId) : null
}

/**
 * Opens the claim of an emailed letter for whoever has the link and knows surname and birth date. The link ends with
 * the letter, when the account is claimed; a wrong try counts as one at the letter, of which five make it void.
 */
export async function openLetterLink(ctx: Ctx, given: OpenLetterLink): Promise<{ draftToken: string; slug: string }> {
  authorize(ctx.actor, 'letter:claim')
  const secret = await peekSecret(ctx.db, 'letter-link', given.token, ctx.now)
  if (!secret?.practiceId) throw new Conflict({ key: 'errors.claim.linkGone' })
  const here = forPractice(ctx, secret.practiceId)
  await refuseGuessers(here, letterGuesses)
  const draftToken = await atLeast(200, () => weighOrStrike(here, given, secret))
  if (!draftToken) {
    await countGuess(here, letterGuesses)
    throw new Conflict({ key: 'errors.claim.notThem' })
  }
  return { draftToken, slug: (await practiceById(ctx.db, secret.practiceId)).slug }
}

async function weighOrStrike(ctx: Ctx, given: OpenLetterLink, { subjectId }: OpenSecret): Promise<string | null> {
  authorize(ctx.actor, 'letter:claim')
  return transaction(ctx, async (tx) => {
    const [row] = await lettersOf(tx, practiceOf(ctx), eq(letters.id, subjectId))
    const outcome = row ? outcomeOf(row, ctx.now) : 'wrong'
    if (row && outcome === 'right' && isSamePerson(row, given)) {
      const { letterId, accountId, patientId } = row
      await recordAudit(tx, ctx, { action: 'letter.link-opened', subject: { type: 'letter', id: letterId }, patientId })
      return (await startClaim(tx, ctx, { letterId, accountId, patientId })).draftToken
    }
    await strikeLetters(tx, ctx, row ? [row.accountId] : [])
    return null
  })
}
