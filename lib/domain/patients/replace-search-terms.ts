import { and, eq } from 'drizzle-orm'
import { patientSearchTerms } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import { type Searchable, searchTermsOf } from './search-terms'

/** Writes the words a patient is found by, in the transaction that made or changed the record. */
export async function replaceSearchTerms(
  tx: Tx,
  patient: { practiceId: string; patientId: string },
  person: Searchable,
): Promise<void> {
  const { practiceId, patientId } = patient
  await tx
    .delete(patientSearchTerms)
    .where(and(eq(patientSearchTerms.practiceId, practiceId), eq(patientSearchTerms.patientId, patientId)))
  const rows = searchTermsOf(person).map((term) => ({ practiceId, patientId, term }))
  await tx.insert(patientSearchTerms).values(rows).onConflictDoNothing()
}
