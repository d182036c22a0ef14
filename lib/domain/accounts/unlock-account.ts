import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { clearLock } from '@/lib/domain/logins/lockout'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { factsFor, openAccount } from './load-facts'
import { recordAccountEvent } from './move-account'

/** Ends the lock that wrong passwords put on the login, so that the person may try again at once. */
export async function unlockAccount(ctx: Ctx, { patientId }: { patientId: string }): Promise<void> {
  authorize(ctx.actor, 'account:unlock')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await factsFor(tx, ctx, patientId, 'unlock'))
    if (!account.loginId) throw new Conflict({ key: 'errors.account.notLocked' })
    await clearLock(tx, account.loginId)
    await endSecrets(tx, ctx.now, 'unlock', account.loginId)
    await recordAccountEvent(tx, ctx, { accountId: account.id, action: 'unlock', toStatus: account.status })
    await recordAudit(tx, ctx, {
      action: 'account.unlocked',
      subject: { type: 'online-account', id: account.id },
      patientId,
    })
  })
}
