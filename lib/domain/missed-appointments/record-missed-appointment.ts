import { missedAppointments } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loadFacts } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { applyMissedRule } from './apply-rule'
import type { RecordMissed } from './schema'

/** Records an appointment a patient did not come to; the practice's rule may then warn them or stop booking online. */
export async function recordMissedAppointment(ctx: Ctx, { patientId, missedOn, note }: RecordMissed): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  await transaction(ctx, async (tx) => {
    if (missedOn > (await todayOf(tx, ctx))) throw new Invalid({ missedOn: { key: 'errors.missed.future' } })
    const facts = await loadFacts(tx, ctx, patientId, { lock: true })
    const id = newId(ctx.now.getTime())
    await tx.insert(missedAppointments).values({
      ...{ practiceId: practiceOf(ctx), id, patientId, missedOn, note: note ?? null, createdAt: ctx.now },
      staffName: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    })
    await recordAudit(tx, ctx, {
      action: 'patient.missed-recorded',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { missedId: id },
    })
    await applyMissedRule(tx, ctx, facts, 'more')
  })
}
