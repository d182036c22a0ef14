import { and, eq } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { blockAccess } from '@/lib/domain/accounts/block-access'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { recordChanges, updatePatient } from './record-changes'
import type { SetStanding } from './schema'

/** Why a disabled account is disabled, as staff read it on the account. */
const becauseOf = { deducted: 'No longer a patient of this practice', deceased: 'The patient has died' }

/** Changes how a patient is registered. Leaving or dying blocks online access in the same moment. */
export async function setStanding(ctx: Ctx, input: SetStanding): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, version, standing, reason } = input
  await transaction(ctx, async (tx) => {
    const [before] = await tx
      .select({ standing: patients.standing })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
    if (!before) throw new NotFound('patient')
    const since = await todayOf(tx, ctx)
    await updatePatient(tx, ctx, { patientId, version }, { standing, standingReason: reason, standingSince: since })
    await recordChanges(tx, ctx, patientId, [{ field: 'standing', before: before.standing, after: standing }], {
      reason,
    })
    const gone = standing === 'deducted' || standing === 'deceased'
    const blocked = gone ? await blockAccess(tx, ctx, patientId, becauseOf[standing]) : false
    await recordAudit(tx, ctx, {
      action: 'patient.standing-changed',
      subject: { type: 'patient', id: patientId },
      patientId,
      reason,
      details: { from: before.standing, to: standing, blocked },
    })
  })
}
