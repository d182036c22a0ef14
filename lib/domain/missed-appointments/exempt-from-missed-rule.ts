import { and, eq } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loadFacts, openAccount } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { applyMissedRule } from './apply-rule'
import type { ExemptFromMissed } from './schema'

/** Keeps the rule of missed appointments from an account, or lets it hold again, with the reason. */
export async function exemptFromMissedRule(ctx: Ctx, { patientId, exempt, reason }: ExemptFromMissed): Promise<void> {
  authorize(ctx.actor, 'account:disable')
  await transaction(ctx, async (tx) => {
    const facts = await loadFacts(tx, ctx, patientId, { lock: true })
    const open = openAccount(facts)
    const missedAppointmentsExempt = exempt === 'yes'
    await tx
      .update(onlineAccounts)
      .set({ missedAppointmentsExempt })
      .where(and(eq(onlineAccounts.practiceId, practiceOf(ctx)), eq(onlineAccounts.id, open.id)))
    await recordAudit(tx, ctx, {
      action: 'account.missed-exempt',
      subject: { type: 'online-account', id: open.id },
      patientId,
      reason,
      details: { exempt },
    })
    const now = { ...facts, open: { ...open, missedAppointmentsExempt } }
    await applyMissedRule(tx, ctx, now, missedAppointmentsExempt ? 'less' : 'more')
  })
}
