import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { accountResets } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { loadFacts, openAccount } from './load-facts'
import { moveAccount } from './move-account'

/** Takes a reset back within its minutes: the login as it was, the new letter void. Not once somebody used that letter. */
export async function undoReset(ctx: Ctx, { patientId }: { patientId: string }): Promise<void> {
  authorize(ctx.actor, 'account:reset')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await loadFacts(tx, ctx, patientId, { lock: true }))
    const [reset] = await tx
      .update(accountResets)
      .set({ undoneAt: ctx.now })
      .where(
        and(
          eq(accountResets.practiceId, practiceOf(ctx)),
          eq(accountResets.accountId, account.id),
          isNull(accountResets.undoneAt),
          isNotNull(accountResets.loginId),
          eq(accountResets.status, 'active'),
          gt(accountResets.undoUntil, ctx.now),
        ),
      )
      .returning({ loginId: accountResets.loginId })
    const voided = reset && (await endLetter(tx, ctx, account.id, 'revoke', 'reset-undone'))
    const back =
      voided && (await moveAccount(tx, ctx, account.id, 'undo-reset', { change: { loginId: reset.loginId } }))
    if (!back) throw new Conflict({ key: 'errors.account.nothingToUndo' })
    await recordAudit(tx, ctx, {
      action: 'account.reset-undone',
      subject: { type: 'online-account', id: account.id },
      patientId,
    })
  })
}
