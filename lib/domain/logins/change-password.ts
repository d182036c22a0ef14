import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword, verifyAgainstNothing, verifyPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { asLogin } from './as-login'
import { loginById } from './find-login'
import { countNamedFailure, forgetNamedFailures, lockRule, namedLock } from './lockout'
import { ownLogin } from './own-login'
import { passwordRules } from './password-rules'
import { setPassword } from './set-password'

type Input = { currentPassword: string; password: string; locale: Locale }

/** A signed-in person sets another password; their other sessions end and they are told by mail. */
export async function changePassword(ctx: Ctx, input: Input): Promise<void> {
  authorize(ctx.actor, 'login:own')
  const { loginId, sessionId } = ownLogin(ctx)
  const outside = forPractice(ctx, null)
  const guesses = `current:${loginId}`
  const { rules, hashed, locked } = await read(outside, async (tx) => ({
    rules: await passwordRules(tx, loginId),
    hashed: (await loginById(tx, loginId))?.passwordHash ?? null,
    locked: await namedLock(tx, ctx.now, 'name', guesses),
  }))
  const right = hashed ? await verifyPassword(hashed, input.currentPassword) : await verifyAgainstNothing('')
  if (locked) throw new Invalid({ currentPassword: { key: 'errors.login.locked', params: { hours: lockRule.hours } } })
  if (!right) {
    await transaction(outside, async (tx) => {
      await countNamedFailure(tx, ctx.now, 'name', guesses)
      const subject = { type: 'login', id: loginId }
      await recordAudit(tx, asLogin(ctx, loginId), { action: 'login.password-change-refused', subject })
    })
    throw new Invalid({ currentPassword: { key: 'errors.login.currentWrong' } })
  }
  const same = input.password === input.currentPassword ? { key: 'errors.login.samePassword' } : null
  const problem = same ?? checkPassword(input.password, rules.policy, rules.context)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(input.password)
  await transaction(outside, async (tx) => {
    await forgetNamedFailures(tx, 'name', guesses)
    await setPassword(tx, outside, { loginId, passwordHash, keepSession: sessionId, locale: input.locale })
    await recordAudit(tx, asLogin(ctx, loginId), {
      action: 'login.password-changed',
      subject: { type: 'login', id: loginId },
    })
  })
}
