import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { peekSecret } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { loadRegistration, loginOfEmail } from './load-registration'

/** What the page behind an activation link shows before anything is pressed; null when the link is no good. */
export async function peekActivation(
  ctx: Ctx,
  token: string,
): Promise<{ practice: PracticeCard; emailKnown: boolean } | null> {
  const found = await peekSecret(ctx.db, 'activation', token, ctx.now)
  if (!found?.practiceId) return null
  const inPractice = forPractice(ctx, found.practiceId)
  return read(inPractice, async (tx) => {
    const registration = await loadRegistration(tx, inPractice, found.subjectId)
    if (registration.status !== 'awaiting-activation') return null
    const known = await loginOfEmail(tx, registration.email)
    const signedIn = ctx.actor.kind === 'patient' ? ctx.actor.loginId : null
    const practice = await practiceById(ctx.db, inPractice.practiceId ?? '')
    return { practice, emailKnown: known !== null && known !== signedIn }
  })
}
