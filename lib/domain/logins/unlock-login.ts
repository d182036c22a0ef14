import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { peekSecret, redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { asLogin } from './as-login'
import { clearLock, holdLogin } from './lockout'

/** Ends a login's lock by the link its owner was sent. */
export async function unlockLogin(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  await transaction(forPractice(ctx, null), async (tx) => {
    const open = await peekSecret(tx, 'unlock', token, ctx.now)
    if (open) await holdLogin(tx, open.subjectId)
    const secret = open && (await redeemLink(tx, 'unlock', token, ctx.now))
    if (!secret) throw new Conflict({ key: 'errors.login.linkGone' })
    await clearLock(tx, secret.subjectId)
    await recordAudit(tx, asLogin(ctx, secret.subjectId), {
      action: 'login.unlocked',
      subject: { type: 'login', id: secret.subjectId },
    })
  })
}
