import { and, eq } from 'drizzle-orm'
import { accountResets } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { loadFacts, openAccount } from './load-facts'
import { moveAccount } from './move-account'
import { undoableReset } from './undoable-reset'

/** Takes a reset back within its minutes: the login as it was, the new letter void. Not once somebody used that letter. */
export async function undoReset(ctx: Ctx, { patientId }: { patientId: string }): Promise<void> {
  authorize(ctx.actor, 'account:reset')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await loadFacts(tx, ctx, patientId, { lock: true }))
    // Those who undo at once took turns at the patient's row, so what is read here still holds.
    const reset = await undoableReset(tx, ctx, account.id)
    if (!reset) throw new Conflict({ key: 'errors.account.nothingToUndo' })
    await tx
      .update(accountResets)
      .set({ undoneAt: ctx.now })
      .where(and(eq(accountResets.practiceId, practiceOf(ctx)), eq(accountResets.id, reset.id)))
    const { loginId, kind, registrationId } = reset
    // A reset made before these were kept knows no kind: the account's stays.
    const change = { loginId, ...(kind ? { kind, registrationId } : {}) }
    const voided = await endLetter(tx, ctx, account.id, 'revoke', 'reset-undone')
    const back = voided && (await moveAccount(tx, ctx, account.id, 'undo-reset', { change }))
    if (!back) throw new Conflict({ key: 'errors.account.nothingToUndo' })
    await recordAudit(tx, ctx, {
      action: 'account.reset-undone',
      subject: { type: 'online-account', id: account.id },
      patientId,
    })
  })
}
