import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { takePoint } from '@/lib/platform/rate-limit'
import { hashSecret } from '@/lib/platform/secrets'
import { atLeast } from './at-least'
import { contactOfLogin } from './contact-of-login'
import { type FoundLogin, findLogin } from './find-login'
import { loginLock } from './lockout'
import { mobileOfLogin } from './mobile-of-login'
import { mailUnlock, textUnlock } from './send-unlock'

/**
 * Sends whoever has the name, if it is locked, a link by email and a code by text to the mobile they have proved. The
 * answer and its time are the same for everyone; at most once a name in three minutes.
 */
export async function askUnlock(ctx: Ctx, input: { email: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const outside = forPractice(ctx, null)
  await atLeast(250, () =>
    transaction(outside, async (tx) => {
      const name = input.email.trim()
      const tooSoon = await takePoint(tx, 'unlock-name', hashSecret(name.toLowerCase()))
      const login = await findLogin(tx, name)
      await recordAudit(tx, outside, {
        action: 'login.unlock-asked',
        subject: { type: 'login', id: login?.id ?? null },
      })
      if (tooSoon > 0 || !login || login.disabledAt || !(await loginLock(tx, ctx.now, login.id))) return
      await sendWays(tx, outside, login, input.locale)
    }),
  )
}

async function sendWays(tx: Tx, ctx: Ctx, login: FoundLogin, locale: Locale): Promise<void> {
  const [address, mobile] = [await contactOfLogin(tx, login), await mobileOfLogin(tx, login.id)]
  const to = { loginId: login.id, locale }
  if (address) await mailUnlock(tx, ctx, { ...to, recipient: address })
  if (mobile) await textUnlock(tx, ctx, { ...to, recipient: mobile })
}
