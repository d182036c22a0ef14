import { eq } from 'drizzle-orm'
import { logins, recoveryCodes } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { tryCode } from './give-second-factor'
import { lockedMessage } from './lockout'
import { ownLogin } from './own-login'
import { provePassword } from './prove-password'
import { staffSession } from './waiting-session'

/**
 * A member of staff takes their second step away to set it up on another phone, with their password and a code of the app
 * or a recovery code: a manager who is the only one has nobody else to reset it.
 */
export async function removeSecondFactor(ctx: Ctx, { password, code }: { password: string; code: string }) {
  authorize(ctx.actor, 'staff:second-factor')
  const { loginId, sessionId } = ownLogin(ctx)
  const subject = { type: 'login', id: loginId }
  await provePassword(ctx, { password, field: 'password', refused: 'login.second-factor-refused' })
  const outcome = await transaction(ctx, async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    if (!session.totpEnrolledAt) throw new Conflict({ key: 'errors.login.noFactor' })
    const tried = await tryCode(tx, ctx, session, code)
    const removed = tried === 'right' || tried === 'recovered'
    if (removed) {
      await tx.update(logins).set({ totpSecret: null, totpEnrolledAt: null }).where(eq(logins.id, loginId))
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.loginId, loginId))
    }
    await recordAudit(tx, ctx, {
      action: removed ? 'login.second-factor-removed' : 'login.second-factor-refused',
      subject,
    })
    return tried
  })
  if (outcome === 'locked') throw new Invalid({ code: lockedMessage(null, ctx.now) })
  if (outcome === 'wrong') throw new Invalid({ code: { key: 'errors.login.codeWrong' } })
}
