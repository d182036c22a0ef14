import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { tryCode } from './give-second-factor'
import { lockedMessage } from './lockout'
import { ownLogin } from './own-login'
import { offeredSecret, totpAddress } from './totp'
import { staffSession } from './waiting-session'

/** A member of staff sets up a second step of their own accord; it is asked for at every sign-in afterwards. */
export async function enrolSecondFactor(ctx: Ctx, { code }: { code: string }): Promise<void> {
  authorize(ctx.actor, 'staff:second-factor')
  const { loginId, sessionId } = ownLogin(ctx)
  const answer = await transaction(ctx, async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    if (session.totpEnrolledAt) throw new Conflict({ key: 'errors.login.factorThere' })
    const outcome = await tryCode(tx, ctx, session, code)
    await recordAudit(tx, ctx, {
      action: outcome === 'right' ? 'login.second-factor-enrolled' : 'login.second-factor-refused',
      subject: { type: 'login', id: loginId },
    })
    return outcome
  })
  const locked = lockedMessage(null, ctx.now)
  if (answer !== 'right') throw new Invalid({ code: answer === 'locked' ? locked : { key: 'errors.login.codeWrong' } })
}

/** What the set-up shows; null once there is a second step. */
export async function offeredSecondFactor(ctx: Ctx): Promise<{ secret: string; address: string } | null> {
  authorize(ctx.actor, 'staff:second-factor')
  const { sessionId } = ownLogin(ctx)
  return read(forPractice(ctx, null), async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    if (session.totpEnrolledAt) return null
    const secret = offeredSecret(session)
    return { secret, address: totpAddress(secret, session.email ?? 'staff') }
  })
}
