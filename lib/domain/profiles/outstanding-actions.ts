import { and, eq, isNull, max } from 'drizzle-orm'
import { onlineAccounts, patients, registrations, termsAcceptances } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { currentVersions } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type OutstandingActions = { terms: boolean; contactOptions: boolean }

/** What somebody with an account has still to do: accept the texts as they are now, say how they want to be contacted. */
export async function outstandingActions(ctx: Ctx, loginId: string): Promise<OutstandingActions> {
  authorize(ctx.actor, 'portal:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({
        patientId: patients.id,
        kind: onlineAccounts.kind,
        status: registrations.status,
        ofPatient: patients.contactPreferences,
        ofRegistration: registrations.contactPreferences,
        termsVersion: registrations.termsVersion,
      })
      .from(onlineAccounts)
      .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
      .leftJoin(
        registrations,
        and(eq(registrations.practiceId, practiceId), eq(registrations.id, onlineAccounts.registrationId)),
      )
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceId),
          eq(onlineAccounts.loginId, loginId),
          isNull(onlineAccounts.closedAt),
        ),
      )
    if (!row) return { terms: false, contactOptions: false }
    const [since] = await tx
      .select({ version: max(termsAcceptances.termsVersion) })
      .from(termsAcceptances)
      .where(and(eq(termsAcceptances.practiceId, practiceId), eq(termsAcceptances.loginId, loginId)))
    const current = (await currentVersions(tx, practiceId)).terms ?? 0
    const accepted = Math.max(row.termsVersion ?? 0, since?.version ?? 0)
    // As everywhere, whether staff found a record that matches shows only once identity is checked.
    const hidden = row.kind === 'basic' && row.status === 'joined'
    const preferences = row.patientId && !hidden ? row.ofPatient : row.ofRegistration
    return { terms: accepted < current, contactOptions: Object.keys(preferences ?? {}).length === 0 }
  })
}
