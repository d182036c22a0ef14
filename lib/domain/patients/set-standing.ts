import { and, eq } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { blockAccess } from '@/lib/domain/accounts/block-access'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { isInUse } from '@/lib/domain/chargebands/is-in-use'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { changesBetween, recordChanges, updatePatient } from './record-changes'
import type { SetStanding } from './schema'

/** Why a disabled account is disabled, as staff read it on the account. */
const becauseOf = { deducted: 'No longer a patient of this practice', deceased: 'The patient has died' }

/**
 * Changes how a patient is registered. Leaving or dying blocks online access in the same moment. Whoever comes back to
 * a chargeband that was archived meanwhile is on none.
 */
export async function setStanding(ctx: Ctx, input: SetStanding): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, version, standing, reason } = input
  await transaction(ctx, async (tx) => {
    const [before] = await tx
      .select({ standing: patients.standing, chargebandId: patients.chargebandId })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
    if (!before) throw new NotFound('patient')
    const since = await todayOf(tx, ctx)
    const gone = standing === 'deducted' || standing === 'deceased'
    const { chargebandId } = before
    const comesOff = !gone && chargebandId !== null && !(await isInUse(tx, ctx, chargebandId))
    const values = { standing, ...(comesOff ? { chargebandId: null } : {}) }
    await updatePatient(tx, ctx, { patientId, version }, { ...values, standingReason: reason, standingSince: since })
    await recordChanges(tx, ctx, patientId, changesBetween(before, values), { reason })
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
