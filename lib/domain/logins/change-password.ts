import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { ownLogin } from './own-login'
import { passwordRules } from './password-rules'
import { provePassword } from './prove-password'
import { setPassword } from './set-password'

type Input = { currentPassword: string; password: string; locale: Locale }

/** A signed-in person sets another password; their other sessions end and they are told by mail. */
export async function changePassword(ctx: Ctx, input: Input): Promise<void> {
  authorize(ctx.actor, 'login:own')
  const { loginId, sessionId } = ownLogin(ctx)
  const outside = forPractice(ctx, null)
  const refused = 'login.password-change-refused'
  await provePassword(ctx, { password: input.currentPassword, field: 'currentPassword', refused })
  const rules = await read(outside, (tx) => passwordRules(tx, loginId))
  const same = input.password === input.currentPassword ? { key: 'errors.login.samePassword' } : null
  const problem = same ?? checkPassword(input.password, rules.policy, rules.context)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(input.password)
  await transaction(outside, async (tx) => {
    await setPassword(tx, outside, { loginId, passwordHash, keepSession: sessionId, locale: input.locale })
    await recordAudit(tx, outside, {
      action: 'login.password-changed',
      subject: { type: 'login', id: loginId },
    })
  })
}
