import { and, asc, eq } from 'drizzle-orm'
import { companies } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { heldFor } from './own-profile'

export type Insurer = { id: string; name: string }

/** The insurers the practice works with; a public list. */
export async function listInsurers(ctx: Ctx): Promise<Insurer[]> {
  authorize(ctx.actor, 'portal-api:call')
  return read(ctx, (tx) =>
    tx
      .select({ id: companies.id, name: companies.name })
      .from(companies)
      .where(and(eq(companies.practiceId, practiceOf(ctx)), eq(companies.type, 'insurer')))
      .orderBy(asc(companies.name)),
  )
}

/** The insurer somebody signed in named, with their number there; null where they pay for themselves. */
export async function ownInsurer(ctx: Ctx): Promise<(Insurer & { memberNumber: string | null }) | null> {
  authorize(ctx.actor, 'details:view')
  const { loginId } = ownLogin(ctx)
  const insurers = await listInsurers(ctx)
  return read(ctx, async (tx) => {
    const { patient, registration } = await heldFor(tx, ctx, loginId)
    if (patient) await recordAccess(tx, ctx, { patientId: patient.id, what: 'own-details' })
    const named = (patient ?? registration)?.moreDetails?.insurer
    const insurer = insurers.find(({ id }) => id === named?.companyId)
    return insurer ? { ...insurer, memberNumber: named?.memberNumber ?? null } : null
  })
}
