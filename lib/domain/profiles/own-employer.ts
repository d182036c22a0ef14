import { and, eq } from 'drizzle-orm'
import { chargebands, companies } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { departmentsOfBand } from '@/lib/domain/chargebands/departments-of-band'
import type { DepartmentChoice } from '@/lib/domain/chargebands/vocabulary'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { heldFor } from './own-profile'
import type { FullAddress } from './vocabulary'

/** Departments and divisions somebody signed in may choose from: those their chargeband asks for. */
export async function ownDepartments(ctx: Ctx): Promise<DepartmentChoice[]> {
  authorize(ctx.actor, 'details:view')
  const { loginId } = ownLogin(ctx)
  const { patient, registration } = await read(ctx, (tx) => heldFor(tx, ctx, loginId))
  const { chargebandId } = patient ?? registration ?? {}
  if (!chargebandId) throw new Conflict({ key: 'errors.chargeband.noDepartments' })
  return departmentsOfBand(ctx, chargebandId)
}

/**
 * What a change is judged by: the same, and what the person has now, which the company may have renamed since. Empty
 * where any words will do.
 */
export async function departmentsForChange(ctx: Ctx): Promise<DepartmentChoice[]> {
  authorize(ctx.actor, 'details:change')
  const { loginId } = ownLogin(ctx)
  const { patient, registration } = await read(ctx, (tx) => heldFor(tx, ctx, loginId))
  const { chargebandId, department, division } = patient ?? registration ?? {}
  const listed = chargebandId ? await departmentsOfBand(ctx, chargebandId).catch(noneAsked) : []
  if (listed.length === 0 || !department) return listed
  const divisions = division ? [{ id: division, name: division }] : []
  return [...listed, { id: department, name: department, divisions }]
}

function noneAsked(error: unknown): DepartmentChoice[] {
  if (error instanceof Conflict) return []
  throw error
}

export type OwnEmployer = { id: string | null; name: string; address: FullAddress | null }

/** The employer of somebody signed in: the company their chargeband bills, else the one they named; null for none. */
export async function ownEmployer(ctx: Ctx): Promise<OwnEmployer | null> {
  authorize(ctx.actor, 'details:view')
  const { loginId } = ownLogin(ctx)
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const { patient, registration } = await heldFor(tx, ctx, loginId)
    const person = patient ?? registration
    if (!person) return null
    if (patient) await recordAccess(tx, ctx, { patientId: patient.id, what: 'own-details' })
    const { employerName, employerAddress: address = null } = person.moreDetails
    const [company] = person.chargebandId
      ? await tx
          .select({ id: companies.id, name: companies.name })
          .from(chargebands)
          .innerJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
          .where(
            and(
              eq(chargebands.practiceId, practiceId),
              eq(chargebands.id, person.chargebandId),
              eq(companies.type, 'employer'),
            ),
          )
      : []
    if (company) return { ...company, address }
    return employerName ? { id: null, name: employerName, address } : null
  })
}
