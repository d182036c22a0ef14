import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { peekSecret, redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { membershipsOf } from '@/lib/domain/staff/queries'
import { asLogin, seeAs } from './as-login'
import { passwordRules } from './password-rules'
import { setPassword } from './set-password'

const gone = () => new Conflict({ key: 'errors.login.linkGone' })

/** Sets a new password by the link from the mail, once; ends every session and the lock. The person then signs in. */
export async function resetPassword(
  ctx: Ctx,
  input: { token: string; password: string; locale: Locale },
): Promise<{ worksHere: boolean }> {
  authorize(ctx.actor, 'login:reset-password')
  const outside = forPractice(ctx, null)
  const open = await peekSecret(ctx.db, 'password-reset', input.token, ctx.now)
  if (!open) throw gone()
  const { policy, context } = await read(outside, (tx) => passwordRules(tx, open.subjectId))
  const problem = checkPassword(input.password, policy, context)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(input.password)
  return transaction(outside, async (tx) => {
    const secret = await redeemLink(tx, 'password-reset', input.token, ctx.now)
    if (!secret) throw gone()
    const loginId = secret.subjectId
    await seeAs(tx, loginId)
    await setPassword(tx, outside, { loginId, passwordHash, keepSession: null, locale: input.locale })
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: 'login.password-reset',
      subject: { type: 'login', id: loginId },
    })
    return { worksHere: (await membershipsOf(tx, loginId)).length > 0 }
  })
}
