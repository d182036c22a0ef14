import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { letters, onlineAccounts, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type LetterInTrouble = {
  id: string
  patientId: string
  givenName: string
  familyName: string
  /** `wrong-tries` made it void, or somebody used it and did not activate in time. */
  why: string | null
  since: Date | null
}

const shown = 10

/** Accounts whose last letter came to nothing and who need a new one, which takes them off the list. */
export async function lettersInTrouble(ctx: Ctx): Promise<LetterInTrouble[]> {
  visibleTo(ctx.actor, 'today:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, (tx) =>
    tx
      .select({
        id: letters.id,
        patientId: patients.id,
        givenName: patients.givenName,
        familyName: patients.familyName,
        why: letters.endedReason,
        since: letters.endedAt,
      })
      .from(letters)
      .innerJoin(
        onlineAccounts,
        and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, letters.accountId)),
      )
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
      .where(
        and(
          eq(letters.practiceId, practiceId),
          inArray(letters.endedReason, ['wrong-tries', 'not-activated']),
          sql`not exists (select from ${letters} newer where newer.practice_id = ${practiceId}
            and newer.account_id = ${letters.accountId} and newer.issue_number > ${letters.issueNumber})`,
          eq(onlineAccounts.status, 'created'),
          isNull(onlineAccounts.closedAt),
          inArray(patients.standing, ['registered', 'temporary']),
        ),
      )
      .orderBy(desc(letters.endedAt))
      .limit(shown),
  )
}
