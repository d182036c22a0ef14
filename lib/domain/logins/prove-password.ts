import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { AuditAction } from '@/lib/domain/audit/vocabulary'
import { verifyAgainstNothing, verifyPassword } from '@/lib/domain/passwords/hash-password'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { loginById } from './find-login'
import { countNamedFailure, lockedMessage, namedLock, passNamedLock } from './lockout'
import { ownLogin } from './own-login'

/**
 * Makes sure that whoever is signed in knows their password, before something that cannot wait for regret. Wrong tries
 * are counted and lock as they do at the door; the refusal stands at the field.
 */
export async function provePassword(
  ctx: Ctx,
  { password, field, refused }: { password: string; field: string; refused: AuditAction },
): Promise<void> {
  authorize(ctx.actor, 'login:own')
  const { loginId } = ownLogin(ctx)
  const outside = forPractice(ctx, null)
  const guesses = `current:${loginId}`
  const { hashed, until } = await read(outside, async (tx) => ({
    hashed: (await loginById(tx, loginId))?.passwordHash ?? null,
    until: await namedLock(tx, ctx.now, 'name', guesses),
  }))
  const right = hashed ? await verifyPassword(hashed, password) : await verifyAgainstNothing('')
  if (until) throw new Invalid({ [field]: lockedMessage(until, ctx.now) })
  const passed = await transaction(outside, async (tx) => {
    // Those who try at the same moment are counted first: order of commits decides, as at the door.
    if (right) return passNamedLock(tx, ctx.now, 'name', guesses)
    await countNamedFailure(tx, ctx.now, 'name', guesses)
    await recordAudit(tx, outside, { action: refused, subject: { type: 'login', id: loginId } })
    return false
  })
  if (right && !passed) throw new Invalid({ [field]: lockedMessage(null, ctx.now) })
  if (!right) throw new Invalid({ [field]: { key: 'errors.login.currentWrong' } })
}
