import { and, eq } from 'drizzle-orm'
import { registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { countGuess, refuseGuessers } from '@/lib/domain/shared/guessing'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { countFunnel } from '@/lib/domain/sign-up-codes/count-funnel'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'
import { draftLife, loadDraft } from './drafts'
import { registeringCode } from './registering-code'

const guesses = { address: 'guess-code', practice: 'guess-code-practice' } as const

/**
 * Begins the journey with a code, or gives a journey under way another code. Unaudited: nothing about a person exists
 * yet. Wrong codes are counted per address and per practice, so that nobody finds a code by trying.
 */
export async function startDraft(
  ctx: Ctx,
  /** `opened` is the code of the address the page was opened with: that opening is counted already. */
  input: { code: string; draftToken: string | null; opened?: string | undefined },
): Promise<{ draftToken: string }> {
  authorize(ctx.actor, 'registration:draft')
  await refuseGuessers(ctx, guesses)
  try {
    return await withoutAudit(ctx, async (tx) => {
      const { code, signUpCodeId, membershipSchemeId } = await registeringCode(tx, ctx, input.code)
      const known = input.draftToken ? await loadDraft(tx, ctx, input.draftToken) : null
      // What a letter began is finished with the letter.
      const answered = known && Object.keys(known.answers).length > 0 && !('letter' in known.answers)
      const reusable = answered ? known : null
      const expiresAt = new Date(ctx.now.getTime() + draftLife)
      if (reusable && input.draftToken) {
        await tx
          .update(registrationDrafts)
          .set({ signUpCodeId, membershipSchemeId, expiresAt })
          .where(and(eq(registrationDrafts.practiceId, practiceOf(ctx)), eq(registrationDrafts.id, reusable.id)))
        return { draftToken: input.draftToken }
      }
      const draftToken = randomToken()
      await tx.insert(registrationDrafts).values({
        practiceId: practiceOf(ctx),
        id: newId(ctx.now.getTime()),
        tokenHash: hashSecret(draftToken),
        signUpCodeId,
        membershipSchemeId,
        answers: {},
        createdAt: ctx.now,
        expiresAt,
      })
      if (signUpCodeId) {
        if (codeKey(input.opened ?? '') !== codeKey(code)) await countFunnel(tx, ctx, signUpCodeId, 'opened')
        await countFunnel(tx, ctx, signUpCodeId, 'started')
      }
      return { draftToken }
    })
  } catch (error) {
    if (error instanceof Invalid && error.fields.code?.key === 'errors.code.unknown') await countGuess(ctx, guesses)
    throw error
  }
}
