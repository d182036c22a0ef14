import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { chargebands, companies, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { isId } from '@/lib/domain/shared/is-id'
import { type PatientLine, patientLines } from './patient-lines'

/** The patients made last, newest first: what the list shows before anyone searches. */
export async function newestPatients(ctx: Ctx, limit = 20): Promise<PatientLine[]> {
  visibleTo(ctx.actor, 'patient:search')
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(eq(patients.practiceId, practiceOf(ctx)))
      // Ids are made in time order.
      .orderBy(desc(patients.id))
      .limit(limit)
    return patientLines(
      tx,
      ctx,
      rows.map(({ id }) => id),
    )
  })
}

export type ChargebandPatients = {
  chargeband: { id: string; name: string; folder: string; company: string; archived: boolean }
  total: number
  patients: PatientLine[]
  /** Where the next page starts, when there is one. */
  next: string | null
}

/** One page of a chargeband's patients, those who joined last first; null when there is no such chargeband. */
export async function chargebandPatients(
  ctx: Ctx,
  input: { chargebandId: string; before?: string; limit?: number },
): Promise<ChargebandPatients | null> {
  visibleTo(ctx.actor, 'patient:search')
  const { chargebandId, before, limit = 50 } = input
  if (!isId(chargebandId) || (before && !isId(before))) return null
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [chargeband] = await tx
      .select({
        id: chargebands.id,
        name: chargebands.name,
        folder: chargebands.folder,
        company: companies.name,
        archived: sql<boolean>`${chargebands.archivedAt} is not null`,
      })
      .from(chargebands)
      .innerJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId)))
    if (!chargeband) return null
    const onIt = and(eq(patients.practiceId, practiceId), eq(patients.chargebandId, chargebandId))
    const rows = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(before ? and(onIt, lt(patients.id, before)) : onIt)
      .orderBy(desc(patients.id))
      .limit(limit + 1)
    const ids = rows.slice(0, limit).map(({ id }) => id)
    return {
      chargeband,
      total: await countUpTo(tx, patients, onIt),
      patients: await patientLines(tx, ctx, ids),
      next: rows.length > limit ? (ids.at(-1) ?? null) : null,
    }
  })
}
