import { and, asc, eq } from 'drizzle-orm'
import { chargebands, departments } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'

export type DepartmentChoice = { id: string; name: string; divisions: { id: string; name: string }[] }

/** The departments of the company a chargeband bills, where people of that chargeband are asked for theirs. */
export async function departmentsOfBand(ctx: Ctx, chargebandId: string): Promise<DepartmentChoice[]> {
  authorize(ctx.actor, 'portal-api:call')
  const practiceId = practiceOf(ctx)
  const rows = await read(ctx, async (tx) => {
    const [band] = await tx
      .select({ companyId: chargebands.companyId, asks: chargebands.askDepartment })
      .from(chargebands)
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId)))
    if (!band?.asks) throw new Conflict({ key: 'errors.chargeband.noDepartments' })
    return tx
      .select({ id: departments.id, name: departments.name, parentId: departments.parentId })
      .from(departments)
      .where(and(eq(departments.practiceId, practiceId), eq(departments.companyId, band.companyId)))
      .orderBy(asc(departments.name))
  })
  return rows
    .filter(({ parentId }) => parentId === null)
    .map(({ id, name }) => ({
      id,
      name,
      divisions: rows.filter((one) => one.parentId === id).map((one) => ({ id: one.id, name: one.name })),
    }))
}
