import { authorize } from '@/lib/domain/access/authorize'
import { proveWorkEmail } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { asLogin, seeAs } from '@/lib/domain/logins/as-login'
import { passwordRules } from '@/lib/domain/logins/password-rules'
import { setPassword } from '@/lib/domain/logins/set-password'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { peekSecret, redeemCode, redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, elsewhere, forPractice, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid, RateLimited } from '@/lib/domain/shared/errors'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { secretValue } from '@/lib/platform/secrets'
import { contactsForCodes } from './contacts-for-codes'

const gone = () => new Conflict({ key: 'errors.login.linkGone' })

/** The login a reset key is for, and its mobile at this practice; a key of somebody without an account here is none. */
async function ownerOf(ctx: Ctx, key: string): Promise<{ loginId: string; mobile: string | null }> {
  const open =
    (await peekSecret(ctx.db, 'password-reset', key, ctx.now)) ?? (await peekSecret(ctx.db, 'work-reset', key, ctx.now))
  // A link to a work mailbox is of the practice whose account told the address.
  if (open?.practiceId && open.practiceId !== practiceOf(ctx)) throw gone()
  const contacts = open && (await read(ctx, (tx) => contactsForCodes(tx, ctx, open.subjectId)))
  if (!open || !contacts) throw gone()
  return { loginId: open.subjectId, mobile: contacts.mobile }
}

/** How the owner of a reset key may go on: the last digits of the mobile a code would go to, where there is one. */
export async function waysToReset(ctx: Ctx, { key }: { key: string }): Promise<{ mobileHint: string | null }> {
  authorize(ctx.actor, 'login:reset-password')
  const { mobile } = await ownerOf(ctx, key)
  return { mobileHint: mobile?.replace(/^\+/, '').replace(/\d(?=\d{3})/g, 'x') ?? null }
}

/** Sends the code that goes with a reset key to the mobile on file. */
export async function sendResetCode(ctx: Ctx, { key, locale }: { key: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const { loginId, mobile } = await ownerOf(ctx, key)
  if (!mobile) throw new Conflict({ key: 'errors.resend.channel' })
  const wait = await takePoint(ctx.db, 'one-time-code', loginId)
  if (wait > 0) throw new RateLimited(wait)
  await transaction(ctx, async (tx) => {
    const secretId = await issueSecret(tx, ctx.now, { kind: 'reset-code', practiceId: null, subjectId: loginId })
    const message = { kind: 'one-time-code' as const, channel: 'sms' as const, recipient: mobile, locale }
    await announce(tx, ctx, { ...message, ids: { secretId, loginId } })
    const details = { channel: 'sms' }
    await recordAudit(tx, ctx, { action: 'login.code-sent', subject: { type: 'login', id: loginId }, details })
  })
}

/** Takes the code that went with a key and opens a quarter of an hour in which a password may be set. */
export async function proveResetCode(ctx: Ctx, input: { key: string; code: string }): Promise<{ context: string }> {
  authorize(ctx.actor, 'login:reset-password')
  const { loginId } = await ownerOf(ctx, input.key)
  const answer = await transaction(forPractice(ctx, null), async (tx) => {
    const tried = await redeemCode(tx, ['reset-code'], loginId, input.code, ctx.now)
    const done = tried.outcome === 'redeemed'
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: done ? 'login.reset-code-given' : 'login.second-factor-refused',
      subject: { type: 'login', id: loginId },
    })
    if (!done) return { problem: tried.outcome }
    const secret = { kind: 'reset-context' as const, practiceId: null, subjectId: loginId }
    return { context: secretValue(await issueSecret(tx, ctx.now, secret)) }
  })
  if (answer.context) return { context: answer.context }
  const problem = answer.problem === 'too-many' ? 'tooMany' : answer.problem
  throw new Invalid({ code: { key: `errors.activationCode.${problem}` } })
}

/** Sets a new password with the key and the context its code opened, both used up by it; a key mailed to work proves that. */
export async function setPasswordInContext(
  ctx: Ctx,
  input: { key: string; context: string; password: string; locale: Locale },
): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const { loginId } = await ownerOf(ctx, input.key)
  const context = await peekSecret(ctx.db, 'reset-context', input.context, ctx.now)
  if (context?.subjectId !== loginId) throw gone()
  const outside = forPractice(ctx, null)
  const rules = await read(outside, (tx) => passwordRules(tx, loginId))
  const problem = checkPassword(input.password, rules.policy, rules.context)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(input.password)
  await transaction(outside, async (tx) => {
    const used = await redeemLink(tx, 'reset-context', input.context, ctx.now)
    const key =
      (await redeemLink(tx, 'password-reset', input.key, ctx.now)) ??
      (await redeemLink(tx, 'work-reset', input.key, ctx.now))
    if (!used || !key) throw gone()
    await seeAs(tx, loginId)
    await setPassword(tx, outside, { loginId, passwordHash, keepSession: null, locale: input.locale })
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: 'login.password-reset',
      subject: { type: 'login', id: loginId },
    })
    if (key.kind === 'work-reset') await elsewhere(tx, outside, ctx, () => proveWorkEmail(tx, ctx, loginId))
  })
}
