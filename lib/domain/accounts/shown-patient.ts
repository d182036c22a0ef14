import { and, eq } from 'drizzle-orm'
import { type onlineAccounts, registrations } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'

type Account = Pick<typeof onlineAccounts.$inferSelect, 'practiceId' | 'patientId' | 'registrationId' | 'kind'>

/**
 * The record that an account shows its person; null where they see what they submitted instead. Joined to somebody on
 * file but not checked yet, they must not learn from the screen that there was a match, nor what that record holds.
 */
export async function shownPatient(tx: Tx, account: Account): Promise<string | null> {
  const { practiceId, patientId, registrationId, kind } = account
  if (!patientId || kind === 'full' || !registrationId) return patientId
  const [registration] = await tx
    .select({ status: registrations.status })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId)))
  return registration?.status === 'joined' ? null : patientId
}
