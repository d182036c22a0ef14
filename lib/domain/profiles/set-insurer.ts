import { type AnyColumn, and, eq, sql } from 'drizzle-orm'
import { patients, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { recordChanges } from '@/lib/domain/patients/record-changes'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { listInsurers } from './insurers'
import { heldFor } from './own-profile'
import type { MoreDetails } from './vocabulary'

/** Somebody signed in names their insurer, of those the practice works with, or none. */
export async function setInsurer(
  ctx: Ctx,
  input: { companyId: string | null; memberNumber: string | null },
): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const { loginId } = ownLogin(ctx)
  const practiceId = practiceOf(ctx)
  const { companyId, memberNumber } = input
  if (companyId && !(await listInsurers(ctx)).some(({ id }) => id === companyId))
    throw new Invalid({ insurer: { key: 'errors.choice.invalid' } })
  await transaction(ctx, async (tx) => {
    const { account, patient, registration } = await heldFor(tx, ctx, loginId)
    const before = (patient ?? registration)?.moreDetails?.insurer ?? null
    const after = companyId ? { companyId, ...(memberNumber ? { memberNumber } : {}) } : null
    if (patient) {
      await tx
        .update(patients)
        .set({ moreDetails: withInsurer(patients.moreDetails, after), version: sql`${patients.version} + 1` })
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patient.id)))
      await recordChanges(tx, ctx, patient.id, [{ field: 'insurer', before, after }], { byPatient: 'none' })
    } else if (registration) {
      await tx
        .update(registrations)
        .set({ moreDetails: withInsurer(registrations.moreDetails, after) })
        .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registration.id)))
    }
    await recordAudit(tx, ctx, {
      action: 'profile.changed',
      subject: { type: 'account', id: account.id },
      ...(patient ? { patientId: patient.id } : {}),
      details: { fields: ['insurer'] },
    })
  })
}

/** The other details stay as they are in that moment, whoever changes them meanwhile. */
function withInsurer(moreDetails: AnyColumn, insurer: MoreDetails['insurer'] | null) {
  return sql`(${moreDetails} - 'insurer') || ${JSON.stringify(insurer ? { insurer } : {})}::jsonb`
}
