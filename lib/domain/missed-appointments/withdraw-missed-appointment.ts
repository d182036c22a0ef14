import { and, eq, isNull } from 'drizzle-orm'
import { missedAppointments } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loadFacts } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { applyMissedRule } from './apply-rule'
import type { WithdrawMissed } from './schema'

/** Takes back a missed appointment that was recorded wrongly or excused; booking online opens again if it was stopped. */
export async function withdrawMissedAppointment(ctx: Ctx, { patientId, missedId }: WithdrawMissed): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  await transaction(ctx, async (tx) => {
    const facts = await loadFacts(tx, ctx, patientId, { lock: true })
    const withdrawn = await tx
      .update(missedAppointments)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(
          eq(missedAppointments.practiceId, practiceOf(ctx)),
          eq(missedAppointments.patientId, patientId),
          eq(missedAppointments.id, missedId),
          isNull(missedAppointments.withdrawnAt),
        ),
      )
      .returning({ id: missedAppointments.id })
    if (withdrawn.length === 0) throw new Conflict({ key: 'errors.missed.withdrawn' })
    await recordAudit(tx, ctx, {
      action: 'patient.missed-withdrawn',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { missedId },
    })
    await applyMissedRule(tx, ctx, facts, 'less')
  })
}
