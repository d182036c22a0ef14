import { eq, sql } from 'drizzle-orm'
import { logins, registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { practiceById, settingsOf } from '@/lib/domain/practices/queries'
import { updateDraft } from '@/lib/domain/registrations/save-answer'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { claimUnderWay, type SignInChoice } from './claim-drafts'

type Input = SignInChoice & { draftToken: string | null; password: string | null }

/** Keeps how the person will sign in and a password that was judged; one that was set before stays when left empty. */
export async function chooseSignIn(ctx: Ctx, input: Input): Promise<void> {
  authorize(ctx.actor, 'letter:claim')
  const claim = await claimUnderWay(ctx, input.draftToken)
  const { email, username, mobile, password } = input
  if (!password && !claim.hasPassword) throw new Invalid({ password: { key: 'errors.password.required' } })
  if (username && (await isTaken(ctx, username))) {
    const taken = { key: 'errors.username.taken' }
    throw new Conflict(taken, { username: taken })
  }
  const passwordHash = password ? await judgedHash(ctx, password, input, claim) : null
  const patch = JSON.stringify({ signIn: { email, username, mobile } })
  await updateDraft(ctx, input.draftToken, {
    answers: sql`${registrationDrafts.answers} || ${patch}::jsonb`,
    ...(passwordHash ? { passwordHash } : {}),
  })
}

/** Only a courtesy: when the account is claimed, the index decides. */
async function isTaken(ctx: Ctx, username: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: logins.id })
    .from(logins)
    .where(eq(sql`lower(${logins.username})`, username.toLowerCase()))
  return row !== undefined
}

async function judgedHash(
  ctx: Ctx,
  password: string,
  { email, username }: SignInChoice,
  { person }: Awaited<ReturnType<typeof claimUnderWay>>,
): Promise<string> {
  const [{ passwordPolicy }, practice] = await Promise.all([settingsOf(ctx), practiceById(ctx.db, practiceOf(ctx))])
  const context = [practice.name, person.givenName, person.familyName, person.dateOfBirth, email, username]
  const reason = checkPassword(
    password,
    passwordPolicy,
    context.filter((word): word is string => Boolean(word)),
  )
  if (reason) throw new Invalid({ password: reason })
  return hashPassword(password)
}
