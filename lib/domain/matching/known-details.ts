import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { arrayOf } from '@/lib/platform/array-of'
import type { Tx } from '@/lib/platform/db'
import type { MatchDetails } from './explain-match'

export type Known = MatchDetails & { patientId: string }

/** What is known of these patients, with contacts and numbers, in no order. */
export async function detailsOfPatients(tx: Tx, ctx: Ctx, ids: string[]): Promise<Known[]> {
  if (ids.length === 0) return []
  const practiceId = practiceOf(ctx)
  const these = (column: PgColumn): SQL => sql`${column} in (select unnest(${arrayOf('uuid', ids)}))`
  const [records, contacts, numbers] = await Promise.all([
    tx
      .select({
        patientId: patients.id,
        givenName: patients.givenName,
        familyName: patients.familyName,
        dateOfBirth: patients.dateOfBirth,
        address: patients.address,
      })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), these(patients.id))),
    tx
      .select({ patientId: patientContacts.patientId, kind: patientContacts.kind, value: patientContacts.value })
      .from(patientContacts)
      .where(and(eq(patientContacts.practiceId, practiceId), these(patientContacts.patientId))),
    tx
      .select({
        patientId: patientIdentifiers.patientId,
        scheme: patientIdentifiers.scheme,
        value: patientIdentifiers.value,
      })
      .from(patientIdentifiers)
      .where(and(eq(patientIdentifiers.practiceId, practiceId), these(patientIdentifiers.patientId))),
  ])
  const contactsBy = byPatient(contacts)
  const numbersBy = byPatient(numbers)
  return records.map(({ address, ...one }) => {
    const theirs = contactsBy.get(one.patientId) ?? []
    return {
      ...one,
      postcode: address?.postcode ?? null,
      identifiers: (numbersBy.get(one.patientId) ?? []).map(({ scheme, value }) => `${scheme}:${value}`),
      emails: theirs.filter(({ kind }) => kind === 'email').map(({ value }) => value),
      mobiles: theirs.filter(({ kind }) => kind === 'mobile').map(({ value }) => value),
    }
  })
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
