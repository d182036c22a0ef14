import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { ownLogin } from './own-login'
import { provePassword } from './prove-password'
import { recoveryCodesLeft, replaceRecoveryCodes } from './recovery-codes'
import { staffSession } from './waiting-session'

/** Gives a member of staff ten recovery codes in place of the ones they had; told this once, after their password. */
export async function makeRecoveryCodes(ctx: Ctx, { password }: { password: string }): Promise<string[]> {
  authorize(ctx.actor, 'staff:second-factor')
  const { loginId, sessionId } = ownLogin(ctx)
  await provePassword(ctx, { password, field: 'password', refused: 'login.second-factor-refused' })
  return transaction(ctx, async (tx) => {
    // The session is held, so that of two who press at once the second makes new ones in its turn.
    const session = await staffSession(tx, ctx.now, sessionId)
    if (!session.totpEnrolledAt) throw new Conflict({ key: 'errors.login.noFactor' })
    const codes = await replaceRecoveryCodes(tx, ctx.now, loginId)
    await recordAudit(tx, ctx, { action: 'login.recovery-codes-made', subject: { type: 'login', id: loginId } })
    return codes
  })
}

/** Whether the member of staff has a second step, and how many recovery codes are left. */
export async function mySecondFactor(ctx: Ctx): Promise<{ enrolled: boolean; codesLeft: number }> {
  authorize(ctx.actor, 'staff:second-factor')
  const { loginId, sessionId } = ownLogin(ctx)
  return read(forPractice(ctx, null), async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    return { enrolled: session.totpEnrolledAt !== null, codesLeft: await recoveryCodesLeft(tx, loginId) }
  })
}
