import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { asLogin } from '@/lib/domain/logins/as-login'
import { loginById } from '@/lib/domain/logins/find-login'
import { loginLock } from '@/lib/domain/logins/lockout'
import { startSession } from '@/lib/domain/logins/start-session'
import { accountHere } from '@/lib/domain/profiles/account-here'
import { redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { handOverBound } from './hand-over-bound'

type Input = { loginToken: string; secondFactor: boolean; userAgent: string | null }

/**
 * Signs somebody in by the token they were handed over with, once: of callers who race one gets in. Where the program
 * asks for a second factor it is owed here as after a password. A login that was locked or disabled meanwhile stays out.
 */
export async function enterByToken(ctx: Ctx, input: Input): Promise<{ token: string }> {
  authorize(ctx.actor, 'login:sign-in')
  if (ctx.actor.kind !== 'api-client') throw new Forbidden('login:sign-in')
  const { clientId } = ctx.actor
  const gone = new Conflict({ key: 'errors.api.loginToken' })
  return transaction(ctx, async (tx) => {
    const used = await redeemLink(tx, 'portal-login', handOverBound(clientId, input.loginToken), ctx.now)
    if (used?.practiceId !== practiceOf(ctx)) throw gone
    const { subjectId: loginId } = used
    const login = await loginById(tx, loginId)
    const out = login?.disabledAt !== null || (await loginLock(tx, ctx.now, loginId)) !== null
    if (out || !(await accountHere({ ...ctx, db: tx }, loginId))) throw gone
    const completed = !input.secondFactor
    const { userAgent } = input
    const token = await startSession(tx, ctx.now, { kind: 'patient', loginId, completed, userAgent })
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: 'login.signed-in',
      subject: { type: 'login', id: loginId },
      details: { kind: 'patient', by: 'portal-login', ...(completed ? {} : { secondFactor: 'owed' }) },
    })
    return { token }
  })
}
