import { and, eq, isNull } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { asLogin } from '@/lib/domain/logins/as-login'
import {
  countNamedFailure,
  forgetNamedFailures,
  holdLogin,
  lockedMessage,
  namedLock,
} from '@/lib/domain/logins/lockout'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { redeemCode } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid, RateLimited } from '@/lib/domain/shared/errors'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { contactsForCodes } from './contacts-for-codes'

type Waiting = { sessionId: string; loginId: string }

/** Sends the code a sign-in waits for: to the mobile, or by email where there is none or email is wished for. */
export async function sendSignInCode(
  ctx: Ctx,
  input: Waiting & { channel?: 'sms' | 'email'; locale: Locale },
): Promise<{ channel: 'sms' | 'email' }> {
  authorize(ctx.actor, 'login:sign-in')
  const { sessionId, loginId, locale } = input
  const wait = await takePoint(ctx.db, 'one-time-code', loginId)
  if (wait > 0) throw new RateLimited(wait)
  return transaction(ctx, async (tx) => {
    const contacts = await contactsForCodes(tx, ctx, loginId)
    const channel = input.channel ?? (contacts?.mobile ? 'sms' : 'email')
    const recipient = channel === 'sms' ? contacts?.mobile : contacts?.email
    if (!recipient) throw new Conflict({ key: 'errors.resend.channel' })
    const secretId = await issueSecret(tx, ctx.now, { kind: 'sign-in-code', practiceId: null, subjectId: sessionId })
    await announce(tx, ctx, { kind: 'one-time-code', channel, recipient, locale, ids: { secretId, loginId } })
    await recordAudit(tx, ctx, {
      action: 'login.code-sent',
      subject: { type: 'login', id: loginId },
      details: { channel },
    })
    return { channel }
  })
}

/** Completes a sign-in with its code, once. Wrong codes are counted and lock as wrong passwords do. */
export async function giveSignInCode(
  ctx: Ctx,
  { sessionId, loginId, code }: Waiting & { code: string },
): Promise<void> {
  authorize(ctx.actor, 'login:sign-in')
  const outcome = await transaction(forPractice(ctx, null), async (tx) => {
    // Sign-ins that wait side by side take turns, so that none tries past the lock.
    await holdLogin(tx, loginId)
    const locked = await namedLock(tx, ctx.now, 'second-factor', loginId)
    if (locked) return { locked }
    const tried = await redeemCode(tx, ['sign-in-code'], sessionId, code, ctx.now)
    const done = tried.outcome === 'redeemed'
    if (done) {
      await forgetNamedFailures(tx, 'second-factor', loginId)
      await tx
        .update(sessions)
        .set({ completedAt: ctx.now })
        .where(and(eq(sessions.id, sessionId), eq(sessions.loginId, loginId), isNull(sessions.completedAt)))
    } else await countNamedFailure(tx, ctx.now, 'second-factor', loginId)
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: done ? 'login.signed-in' : 'login.second-factor-refused',
      subject: { type: 'login', id: loginId },
      details: { by: 'sign-in-code' },
    })
    return tried.outcome
  })
  if (typeof outcome === 'object') throw new Invalid({ code: lockedMessage(outcome.locked, ctx.now) })
  if (outcome === 'redeemed') return
  throw new Invalid({ code: { key: `errors.activationCode.${outcome === 'too-many' ? 'tooMany' : outcome}` } })
}
