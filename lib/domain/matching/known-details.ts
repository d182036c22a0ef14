import { and, eq, sql } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { arrayOf } from '@/lib/platform/array-of'
import type { Tx } from '@/lib/platform/db'
import type { MatchDetails } from './explain-match'

export type Known = MatchDetails & { patientId: string }

/** The columns of a candidate, to select before their contacts and numbers are looked up. */
export const candidateColumns = {
  patientId: patients.id,
  givenName: patients.givenName,
  familyName: patients.familyName,
  dateOfBirth: patients.dateOfBirth,
  address: patients.address,
}
export type Candidate = Pick<typeof patients.$inferSelect, 'givenName' | 'familyName' | 'dateOfBirth' | 'address'> & {
  patientId: string
}

/** What is known of these patients, in no order. */
export async function detailsOfPatients(tx: Tx, ctx: Ctx, ids: string[]): Promise<Known[]> {
  if (ids.length === 0) return []
  const practiceId = practiceOf(ctx)
  const rows = await tx
    .select(candidateColumns)
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), sql`${patients.id} in (select unnest(${arrayOf('uuid', ids)}))`))
  return knownDetails(tx, practiceId, rows)
}

/** What is known of each candidate, with contacts and numbers. */
export async function knownDetails(tx: Tx, practiceId: string, candidates: Candidate[]): Promise<Known[]> {
  if (candidates.length === 0) return []
  const ids = arrayOf(
    'uuid',
    candidates.map(({ patientId }) => patientId),
  )
  const [contacts, numbers] = await Promise.all([
    tx
      .select({ patientId: patientContacts.patientId, kind: patientContacts.kind, value: patientContacts.value })
      .from(patientContacts)
      .where(
        and(eq(patientContacts.practiceId, practiceId), sql`${patientContacts.patientId} in (select unnest(${ids}))`),
      ),
    tx
      .select({
        patientId: patientIdentifiers.patientId,
        scheme: patientIdentifiers.scheme,
        value: patientIdentifiers.value,
      })
      .from(patientIdentifiers)
      .where(
        and(
          eq(patientIdentifiers.practiceId, practiceId),
          sql`${patientIdentifiers.patientId} in (select unnest(${ids}))`,
        ),
      ),
  ])
  const contactsBy = byPatient(contacts)
  const numbersBy = byPatient(numbers)
  return candidates.map(({ address, ...one }) => ({
    ...one,
    postcode: address?.postcode ?? null,
    identifiers: (numbersBy.get(one.patientId) ?? []).map(({ scheme, value }) => `${scheme}:${value}`),
    emails: (contactsBy.get(one.patientId) ?? []).filter(({ kind }) => kind === 'email').map(({ value }) => value),
    mobiles: (contactsBy.get(one.patientId) ?? []).filter(({ kind }) => kind === 'mobile').map(({ value }) => value),
  }))
}

function byPatient<T extends { patientId: string }>(rows: T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>()
  for (const row of rows) {
    const there = grouped.get(row.patientId)
    if (there) there.push(row)
    else grouped.set(row.patientId, [row])
  }
  return grouped
}
