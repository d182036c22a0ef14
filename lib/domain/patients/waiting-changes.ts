import { and, asc, countDistinct, eq, min, sql } from 'drizzle-orm'
import { patientChanges, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { changeColumns, type RecordChange } from './changes-of-record'

/** What one patient changed and nobody has looked at yet, oldest first. The caller has recorded the look. */
export async function waitingChangesOf(ctx: Ctx, { patientId }: { patientId: string }): Promise<RecordChange[]> {
  visibleTo(ctx.actor, 'patient:view')
  return read(ctx, (tx) =>
    tx
      .select(changeColumns)
      .from(patientChanges)
      .where(
        and(
          eq(patientChanges.practiceId, practiceOf(ctx)),
          eq(patientChanges.patientId, patientId),
          eq(patientChanges.review, 'pending'),
        ),
      )
      .orderBy(asc(patientChanges.at), asc(patientChanges.id)),
  )
}

export type PatientWithChanges = {
  id: string
  givenName: string
  familyName: string
  dateOfBirth: string
  fields: string[]
  since: Date | null
}

const shown = 100

/** Patients whose own changes wait for staff, those who wait longest first, and how many there are. */
export async function patientsWithChanges(ctx: Ctx): Promise<{ total: number; patients: PatientWithChanges[] }> {
  visibleTo(ctx.actor, 'patient:view')
  const practiceId = practiceOf(ctx)
  const waiting = and(eq(patientChanges.practiceId, practiceId), eq(patientChanges.review, 'pending'))
  const since = min(patientChanges.at)
  return read(ctx, async (tx) => {
    const [counted] = await tx
      .select({ total: countDistinct(patientChanges.patientId) })
      .from(patientChanges)
      .where(waiting)
    const rows = await tx
      .select({
        id: patients.id,
        givenName: patients.givenName,
        familyName: patients.familyName,
        dateOfBirth: patients.dateOfBirth,
        fields: sql<string[]>`array_agg(${patientChanges.field} order by ${patientChanges.field})`,
        since,
      })
      .from(patientChanges)
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, patientChanges.patientId)))
      .where(waiting)
      .groupBy(patients.practiceId, patients.id)
      .orderBy(asc(since), asc(patients.id))
      .limit(shown)
    return { total: counted?.total ?? 0, patients: rows }
  })
}
