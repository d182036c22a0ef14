import { and, eq } from 'drizzle-orm'
import { patients, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { recordChanges } from '@/lib/domain/patients/record-changes'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { listInsurers } from './insurers'
import { heldFor } from './own-profile'

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
    const { insurer: before, ...rest } = (patient ?? registration)?.moreDetails ?? {}
    const after = companyId ? { companyId, ...(memberNumber ? { memberNumber } : {}) } : null
    const moreDetails = { ...rest, ...(after ? { insurer: after } : {}) }
    const change = { field: 'insurer', before: before ?? null, after }
    if (patient) {
      await tx
        .update(patients)
        .set({ moreDetails })
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patient.id)))
      await recordChanges(tx, ctx, patient.id, [change], { byPatient: 'none' })
    } else if (registration) {
      await tx
        .update(registrations)
        .set({ moreDetails })
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
