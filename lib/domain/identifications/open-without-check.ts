import { and, desc, eq, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { identifications, onlineAccounts, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type OpenWithoutCheck = {
  patientId: string
  givenName: string
  familyName: string
  /** When the last of their checks was withdrawn. */
  since: Date | null
}

const shown = 10

/** Patients whose full account works although every check of who they are was withdrawn; a new check takes them off. */
export async function openWithoutCheck(ctx: Ctx): Promise<OpenWithoutCheck[]> {
  visibleTo(ctx.actor, 'today:view')
  const practiceId = practiceOf(ctx)
  const since = max(identifications.withdrawnAt)
  return read(ctx, (tx) =>
    tx
      .select({ patientId: patients.id, givenName: patients.givenName, familyName: patients.familyName, since })
      .from(identifications)
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, identifications.patientId)))
      .innerJoin(
        onlineAccounts,
        and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.patientId, patients.id)),
      )
      .where(
        and(
          eq(identifications.practiceId, practiceId),
          // From the few that were withdrawn, not from everybody who was ever checked.
          isNotNull(identifications.withdrawnAt),
          sql`not exists (select from ${identifications} other where other.practice_id = ${practiceId}
            and other.patient_id = ${patients.id} and other.withdrawn_at is null)`,
          eq(onlineAccounts.kind, 'full'),
          eq(onlineAccounts.status, 'active'),
          isNull(onlineAccounts.disabledAt),
          isNull(onlineAccounts.closedAt),
        ),
      )
      .groupBy(patients.practiceId, patients.id)
      .orderBy(desc(since))
      .limit(shown),
  )
}
