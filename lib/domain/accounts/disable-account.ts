import { and, eq, isNull, sql } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { endSessionsOf } from './end-sessions-of'
import { factsFor, openAccount } from './load-facts'
import { recordAccountEvent } from './move-account'
import type { DisableAccount } from './schema'
import { tellPatient } from './tell-patient'

/** Takes online access away at once; the person is told, unless staff had better not. Restoring needs no new registration. */
export async function disableAccount(ctx: Ctx, { patientId, reason, quietly }: DisableAccount): Promise<void> {
  authorize(ctx.actor, 'account:disable')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await factsFor(tx, ctx, patientId, 'disable'))
    await closeAccess(tx, ctx, account, reason)
    const told = quietly ? false : await tellPatient(tx, ctx, patientId, 'access-paused')
    await recordAudit(tx, ctx, {
      action: 'account.disabled',
      subject: { type: 'online-account', id: account.id },
      patientId,
      reason,
      details: { told, quietly },
    })
  })
}

/** Disables an account inside the caller's transaction: one conditional UPDATE, an event, and the sessions it had. */
export async function closeAccess(
  tx: Tx,
  ctx: Ctx,
  account: Pick<typeof onlineAccounts.$inferSelect, 'id' | 'loginId' | 'status'>,
  reason: string,
): Promise<void> {
  const disabled = await tx
    .update(onlineAccounts)
    .set({
      disabledAt: ctx.now,
      disabledReason: reason,
      disabledBy: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      version: sql`${onlineAccounts.version} + 1`,
    })
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceOf(ctx)),
        eq(onlineAccounts.id, account.id),
        isNull(onlineAccounts.disabledAt),
      ),
    )
    .returning({ id: onlineAccounts.id })
  if (disabled.length === 0) throw new Conflict({ key: 'errors.account.alreadyDisabled' })
  await recordAccountEvent(tx, ctx, { accountId: account.id, action: 'disable', toStatus: account.status, reason })
  if (account.loginId) await endSessionsOf(tx, ctx, account.loginId, account.id)
}
