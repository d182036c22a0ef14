import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { factsFor, openAccount } from './load-facts'
import { recordAccountEvent } from './move-account'
import type { WithReason } from './schema'
import { tellPatient } from './tell-patient'

/** Gives a disabled account back as it was: same login, same services. */
export async function restoreAccount(ctx: Ctx, { patientId, reason }: WithReason): Promise<void> {
  authorize(ctx.actor, 'account:disable')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await factsFor(tx, ctx, patientId, 'restore'))
    const restored = await tx
      .update(onlineAccounts)
      .set({ disabledAt: null, disabledReason: null, disabledBy: null, version: sql`${onlineAccounts.version} + 1` })
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.id, account.id),
          isNotNull(onlineAccounts.disabledAt),
        ),
      )
      .returning({ id: onlineAccounts.id })
    if (restored.length === 0) throw new Conflict({ key: 'errors.account.notDisabled' })
    await recordAccountEvent(tx, ctx, { accountId: account.id, action: 'restore', toStatus: account.status, reason })
    const told = await tellPatient(tx, ctx, patientId, 'access-restored')
    await recordAudit(tx, ctx, {
      action: 'account.restored',
      subject: { type: 'online-account', id: account.id },
      patientId,
      reason,
      details: { told },
    })
  })
}
