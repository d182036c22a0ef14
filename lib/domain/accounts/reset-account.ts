import { accountResets } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { issueLetter } from '@/lib/domain/letters/issue-letter'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { endSessionsOf } from './end-sessions-of'
import { factsFor, openAccount } from './load-facts'
import { moveAccount } from './move-account'
import type { WithReason } from './schema'
import { tellPatient } from './tell-patient'

/** So long a reset may be taken back, in minutes. */
export const undoMinutes = 10

/**
 * Starts an account again: its login is unlinked and signed out, its letter void, and a new letter issued. What was
 * taken away is kept for a while, so that a reset made by mistake can be undone.
 */
export async function resetAccount(ctx: Ctx, { patientId, reason }: WithReason): Promise<void> {
  authorize(ctx.actor, 'account:reset')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await factsFor(tx, ctx, patientId, 'reset'))
    const { id: accountId, loginId, status, kind, registrationId } = account
    const change = { loginId: null, kind: 'full' as const, registrationId: null }
    if (!(await moveAccount(tx, ctx, accountId, 'reset', { reason, change }))) {
      throw new Conflict({ key: 'errors.account.nothingToReset' })
    }
    await tx.insert(accountResets).values({
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      accountId,
      loginId,
      status,
      kind,
      registrationId,
      reason,
      actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
      at: ctx.now,
      undoUntil: new Date(ctx.now.getTime() + undoMinutes * 60_000),
    })
    await endLetter(tx, ctx, accountId, 'revoke', 'reset')
    if (loginId) await endSessionsOf(tx, ctx, loginId, accountId)
    const told = await tellPatient(tx, ctx, patientId, 'account-reset')
    await recordAudit(tx, ctx, {
      action: 'account.reset',
      subject: { type: 'online-account', id: accountId },
      patientId,
      reason,
      details: { told },
    })
    await issueLetter(tx, ctx, { accountId, reason })
  })
}
