import { and, eq } from 'drizzle-orm'
import { companies, departments } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { readDepartmentLines } from './department-lines'
import type { SaveDepartments } from './schema'

/** Replaces a company's departments and divisions; patients keep the names they gave when they registered. */
export async function saveDepartments(ctx: Ctx, input: SaveDepartments): Promise<{ companyId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const practiceId = practiceOf(ctx)
  const { companyId } = input
  const wanted = readDepartmentLines(input.departments)
  const tooLong = wanted.some(({ name, divisions }) => [name, ...divisions].some((one) => one.length > 150))
  if (tooLong) throw new Invalid({ departments: { key: 'errors.text.tooLong', params: { max: 150 } } })
  return transaction(ctx, async (tx) => {
    const [company] = await tx
      .select({ id: companies.id })
      .from(companies)
      .where(and(eq(companies.practiceId, practiceId), eq(companies.id, companyId)))
      .for('update')
    if (!company) throw new NotFound('company')
    await tx
      .delete(departments)
      .where(and(eq(departments.practiceId, practiceId), eq(departments.companyId, companyId)))
    const row = (name: string, parentId: string | null) => ({
      practiceId,
      id: newId(ctx.now.getTime()),
      companyId,
      parentId,
      name,
      createdAt: ctx.now,
    })
    const parents = wanted.map(({ name, divisions }) => ({ ...row(name, null), divisions }))
    const rows = parents.flatMap(({ divisions, ...parent }) => [
      parent,
      ...divisions.map((name) => row(name, parent.id)),
    ])
    if (rows.length > 0) await tx.insert(departments).values(rows)
    await recordAudit(tx, ctx, {
      action: 'company.departments-saved',
      subject: { type: 'company', id: companyId },
      details: { departments: wanted.length, divisions: rows.length - wanted.length },
    })
    return { companyId }
  })
}
