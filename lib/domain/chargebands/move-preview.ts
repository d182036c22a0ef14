import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import { chargebands, companies, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { fullName } from './full-name'
import { movedStandings } from './vocabulary'

/** The other chargebands in use that patients may be moved from, by company and name. */
export async function bandsToMoveFrom(ctx: Ctx, chargebandId: string) {
  visibleTo(ctx.actor, 'chargeband:edit')
  const practiceId = practiceOf(ctx)
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: chargebands.id, folder: chargebands.folder, name: chargebands.name, company: companies.name })
      .from(chargebands)
      .innerJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
      .where(
        and(eq(chargebands.practiceId, practiceId), ne(chargebands.id, chargebandId), isNull(chargebands.archivedAt)),
      )
      .orderBy(asc(companies.name), asc(chargebands.folder), asc(chargebands.name)),
  )
  return rows.map(({ id, company, ...band }) => ({ value: id, label: `${company}: ${fullName(band)}` }))
}

/** Exactly how many patients of a chargeband a move would take, and how many it would leave because they are gone. */
export async function countMove(ctx: Ctx, fromId: string): Promise<{ moving: number; left: number; died: number }> {
  visibleTo(ctx.actor, 'chargeband:edit')
  if (!isId(fromId)) throw new NotFound('chargeband')
  const rows = await read(ctx, (tx) =>
    tx
      .select({ standing: patients.standing, patients: count() })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.chargebandId, fromId)))
      .groupBy(patients.standing),
  )
  const of = (standing: string) => rows.find((row) => row.standing === standing)?.patients ?? 0
  return {
    moving: movedStandings.reduce((sum, standing) => sum + of(standing), 0),
    left: of('deducted'),
    died: of('deceased'),
  }
}
