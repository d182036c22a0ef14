import { eq, sql } from 'drizzle-orm'
import { logins, sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import { membershipsOf } from '@/lib/domain/staff/queries'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { decrypt, encrypt } from '@/lib/platform/secrets'
import { asLogin, asStaff, seeAs } from './as-login'
import { recordEntry } from './enter-practice'
import { countNamedFailure, forgetNamedFailures, lockedMessage, namedLock } from './lockout'
import { recoveryCodesLeft, takeRecoveryCode } from './recovery-codes'
import { offeredSecret, totpStep } from './totp'
import { staffSession, type WaitingSession } from './waiting-session'

/**
 * The last step at the staff door: the code of the authenticator app, enrolling the app when it is the first time, or one
 * of the recovery codes, whose use is told to their owner.
 */
export async function giveSecondFactor(
  ctx: Ctx,
  input: { code: string; sessionId: string | undefined },
): Promise<{ enrolled: boolean }> {
  authorize(ctx.actor, 'login:sign-in')
  const answer = await transaction({ ...ctx, practiceId: null }, async (tx) => {
    const session = await staffSession(tx, ctx.now, input.sessionId)
    await seeAs(tx, session.loginId)
    const member = (await membershipsOf(tx, session.loginId)).find((one) => one.practiceId === session.practiceId)
    if (!member) throw new NotFound('session')
    const firstTime = session.totpEnrolledAt === null
    const outcome = await tryCode(tx, ctx, session, input.code)
    if (outcome === 'wrong' || outcome === 'locked') {
      await recordAudit(tx, asLogin(ctx, session.loginId, session.id), {
        action: 'login.second-factor-refused',
        subject: { type: 'login', id: session.loginId },
      })
      return { refused: outcome }
    }
    await tx.update(sessions).set({ completedAt: ctx.now }).where(eq(sessions.id, session.id))
    await seeAs(tx, session.loginId, member.practiceId)
    if (outcome === 'recovered') await noteRecovery(tx, asStaff(ctx, member), session)
    if (firstTime) {
      await recordAudit(tx, asStaff(ctx, member), {
        action: 'login.second-factor-enrolled',
        subject: { type: 'login', id: session.loginId },
      })
    }
    await recordEntry(tx, ctx, member, true)
    return { enrolled: firstTime }
  })
  if (!('refused' in answer)) return answer
  throw new Invalid({
    code: answer.refused === 'locked' ? lockedMessage(null, ctx.now) : { key: 'errors.login.codeWrong' },
  })
}

async function noteRecovery(tx: Tx, ctx: Ctx, { loginId, email }: WaitingSession): Promise<void> {
  await recordAudit(tx, ctx, {
    action: 'login.recovery-code-used',
    subject: { type: 'login', id: loginId },
    details: { left: await recoveryCodesLeft(tx, loginId) },
  })
  if (!email) return
  const message = { kind: 'recovery-code-used', channel: 'email', recipient: email, locale: 'en' } as const
  await announce(tx, ctx, { ...message, ids: { loginId } })
}

/** Judges a code and uses it up; enrols when the login has no app yet. Wrong ones are counted. */
export async function tryCode(
  tx: Tx,
  ctx: Ctx,
  session: WaitingSession,
  code: string,
): Promise<'right' | 'recovered' | 'wrong' | 'locked'> {
  if (await namedLock(tx, ctx.now, 'second-factor', session.loginId)) return 'locked'
  const enrolled = session.totpEnrolledAt && session.totpSecret
  const secret = enrolled ? decrypt(session.totpSecret ?? '') : offeredSecret(session)
  const step = totpStep(secret, code, ctx.now)
  const used = step === null ? [] : await takeStep(tx, ctx, session, step, enrolled ? null : secret)
  const recovered = enrolled && step === null && (await takeRecoveryCode(tx, ctx.now, session.loginId, code))
  if (used.length > 0 || recovered) {
    await forgetNamedFailures(tx, 'second-factor', session.loginId)
    return recovered ? 'recovered' : 'right'
  }
  await countNamedFailure(tx, ctx.now, 'second-factor', session.loginId)
  return 'wrong'
}

/** One conditional UPDATE: a code works once, and of two people who enrol at once one wins. */
async function takeStep(tx: Tx, ctx: Ctx, session: WaitingSession, step: number, newSecret: string | null) {
  const free = sql`${logins.id} = ${session.loginId} and (${logins.totpLastStep} is null or ${logins.totpLastStep} < ${step})`
  return newSecret
    ? tx
        .update(logins)
        .set({ totpLastStep: step, totpSecret: encrypt(newSecret), totpEnrolledAt: ctx.now })
        .where(sql`${free} and ${logins.totpEnrolledAt} is null`)
        .returning({ id: logins.id })
    : tx
        .update(logins)
        .set({ totpLastStep: step })
        .where(sql`${free} and ${logins.totpEnrolledAt} is not null`)
        .returning({ id: logins.id })
}
