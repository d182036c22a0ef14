import { and, eq } from 'drizzle-orm'
import { chargebands, departments } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import type { DepartmentChoice } from './vocabulary'

/** The departments of the company a chargeband bills, where people of that chargeband are asked for theirs. */
export async function departmentsOfBand(ctx: Ctx, chargebandId: string): Promise<DepartmentChoice[]> {
  authorize(ctx.actor, 'portal-api:call')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [band] = await tx
      .select({ companyId: chargebands.companyId, asks: chargebands.askDepartment })
      .from(chargebands)
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId)))
    if (!band?.asks) throw new Conflict({ key: 'errors.chargeband.noDepartments' })
    return departmentChoices(tx, practiceId, band.companyId)
  })
}

/** A company's departments and their divisions, by name; where there are numbers in them, by those. */
export async function departmentChoices(tx: Tx, practiceId: string, companyId: string): Promise<DepartmentChoice[]> {
  const rows = await tx
    .select({ id: departments.id, name: departments.name, parentId: departments.parentId })
    .from(departments)
    .where(and(eq(departments.practiceId, practiceId), eq(departments.companyId, companyId)))
  rows.sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }))
  const below = (parentId: string | null) => rows.filter((row) => row.parentId === parentId)
  return below(null).map(({ id, name }) => ({
    id,
    name,
    divisions: below(id).map((row) => ({ id: row.id, name: row.name })),
  }))
}
