import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { redeemCode } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { asLogin } from './as-login'
import { atLeast } from './at-least'
import { findLogin } from './find-login'
import { clearLock, holdLogin } from './lockout'

/** Ends a login's lock by the code of a text. A name nobody has is answered as a wrong code is. */
export async function unlockByCode(ctx: Ctx, { email: name, code }: { email: string; code: string }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const outside = forPractice(ctx, null)
  const unlocked = await atLeast(250, () =>
    transaction(outside, async (tx) => {
      const login = await findLogin(tx, name.trim())
      await holdLogin(tx, login?.id ?? newId())
      const tried = await redeemCode(tx, ['unlock-code'], login?.id ?? newId(), code, ctx.now)
      const done = tried.outcome === 'redeemed' && login !== null
      if (done) {
        await clearLock(tx, login.id)
        await endSecrets(tx, ctx.now, 'unlock', login.id)
      }
      await recordAudit(tx, done ? asLogin(ctx, login.id) : outside, {
        action: done ? 'login.unlocked' : 'login.unlock-refused',
        subject: { type: 'login', id: login?.id ?? null },
      })
      return done
    }),
  )
  if (!unlocked) throw new Invalid({ code: { key: 'errors.unlock.code' } })
}
