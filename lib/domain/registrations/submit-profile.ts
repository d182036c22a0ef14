import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts, registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, read, withoutAudit } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { countFunnel } from '@/lib/domain/sign-up-codes/count-funnel'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'
import { activationChannelsFor } from './announce-activation'
import { draftLife } from './drafts'
import { type JudgedProfile, judgeProfile, type Profile } from './judge-profile'
import { loginOfEmail } from './load-registration'
import { submitDraft } from './submit-draft'

export type Submitted = {
  /** Opens the registration for whoever submitted it, until a login exists. */
  draftToken: string
  /** How the person is asked to activate. */
  channels: ('email' | 'sms')[]
}

/** Says whether a profile would be taken, without taking it. */
export async function checkProfile(ctx: Ctx, profile: Profile): Promise<void> {
  authorize(ctx.actor, 'registration:submit')
  await judgeProfile(ctx, profile)
}

/**
 * Registers a person whose answers a program collected: the journey's draft with every answer in it, submitted as the
 * journey does. A client that may know is told that the email has an account here, and then nothing is submitted.
 */
export async function submitProfile(ctx: Ctx, input: Profile & { locale: Locale }): Promise<Submitted> {
  authorize(ctx.actor, 'registration:submit')
  const judged = await judgeProfile(ctx, input)
  const email = judged.answers.contact?.email ?? null
  if (ctx.actor.kind === 'api-client' && ctx.actor.discloses10001 && (await hasAccountHere(ctx, email)))
    throw new Conflict({ key: 'errors.registration.accountExists' })
  const draftToken = await completeDraft(ctx, judged)
  await submitDraft(ctx, { draftToken, locale: input.locale })
  const mobile = judged.answers.contact?.mobile ?? null
  const { activationChannel } = judged.settings
  return { draftToken, channels: activationChannelsFor({ activationChannel, email, mobile }) }
}

/** Whether the email signs in a login that holds an account at this practice. */
async function hasAccountHere(ctx: Ctx, email: string | null): Promise<boolean> {
  const held = await read(ctx, async (tx) => {
    const loginId = await loginOfEmail(tx, email)
    if (!loginId) return []
    return tx
      .select({ id: onlineAccounts.id })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.loginId, loginId),
          isNull(onlineAccounts.closedAt),
        ),
      )
  })
  return held.length > 0
}

async function completeDraft(ctx: Ctx, { code, answers, password }: JudgedProfile): Promise<string> {
  const draftToken = randomToken()
  const passwordHash = await hashPassword(password)
  await withoutAudit(ctx, async (tx) => {
    await tx.insert(registrationDrafts).values({
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      tokenHash: hashSecret(draftToken),
      signUpCodeId: code.signUpCodeId,
      membershipSchemeId: code.membershipSchemeId,
      answers,
      passwordHash,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + draftLife),
    })
    if (!code.signUpCodeId) return
    await countFunnel(tx, ctx, code.signUpCodeId, 'opened')
    await countFunnel(tx, ctx, code.signUpCodeId, 'started')
  })
  return draftToken
}
