import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { provePassword } from '@/lib/domain/logins/prove-password'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { moveAccount } from './move-account'

export type UnlinkAccount = { accountId: string; password: string }

/**
 * A patient takes a practice off their login, after giving the password again. The record stays at the practice, which
 * sees it in the account's history; coming back needs a new letter.
 */
export async function unlinkAccount(ctx: Ctx, { accountId, password }: UnlinkAccount): Promise<void> {
  authorize(ctx.actor, 'account:unlink')
  const { loginId } = ownLogin(ctx)
  const account = await ownLinked(ctx, accountId)
  if (!account) throw new NotFound('account')
  const { practiceId, patientId } = account
  // Until staff have decided whose details these are, there is nothing a letter could give back.
  if (!patientId) throw new Conflict({ key: 'errors.unlink.inReview' })
  await provePassword(ctx, { password, field: 'password', refused: 'account.unlink-refused' })
  const there = forPractice(ctx, practiceId)
  await transaction(there, async (tx) => {
    const [mine] = await tx
      .select({ id: onlineAccounts.id })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceId),
          eq(onlineAccounts.id, accountId),
          eq(onlineAccounts.loginId, loginId),
        ),
      )
      .for('update')
    const change = { loginId: null, registrationId: null }
    if (!mine || !(await moveAccount(tx, there, accountId, 'unlink', { change }))) throw new NotFound('account')
    await recordAudit(tx, there, {
      action: 'account.unlinked',
      subject: { type: 'account', id: accountId },
      patientId,
    })
  })
}

/** An account of the person signed in, wherever it is; null when it is not theirs. */
export async function ownLinked(ctx: Ctx, accountId: string) {
  authorize(ctx.actor, 'account:unlink')
  const { loginId } = ownLogin(ctx)
  const [account] = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({ practiceId: onlineAccounts.practiceId, patientId: onlineAccounts.patientId })
      .from(onlineAccounts)
      .where(
        and(eq(onlineAccounts.id, accountId), eq(onlineAccounts.loginId, loginId), isNull(onlineAccounts.closedAt)),
      ),
  )
  return account ?? null
}
