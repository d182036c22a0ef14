import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import { searchTermsOf, termKinds } from '@/lib/domain/patients/search-terms'
import type { Tx } from '@/lib/platform/db'
import type { MatchDetails } from './explain-match'
import { nearDates } from './near-dates'

/** Of each way to find somebody, this many are compared: work stays bounded however many patients there are. */
const most = 300

/**
 * The patients worth comparing with somebody: of the same number or contact, born that day, or born on a day easily
 * mistaken for it and of the same name. Each is read from an index.
 */
export async function candidateIds(tx: Tx, practiceId: string, details: MatchDetails): Promise<string[]> {
  const found = new Set<string>()
  const take = (rows: { id: string }[]) => {
    for (const { id } of rows) found.add(id)
    return rows.length
  }
  const { identifiers, dateOfBirth } = details
  if (identifiers.length > 0) take(await ofNumbers(tx, practiceId, identifiers))
  const contacts = contactsOf(details)
  if (contacts.length > 0) take(await ofContacts(tx, practiceId, contacts).limit(most))
  if (!dateOfBirth) return [...found]
  const there = take(
    await tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.dateOfBirth, dateOfBirth)))
      .limit(most),
  )
  // Many are recorded as born on 1 January: of a crowded day those of the same name come first.
  const days = [...nearDates(dateOfBirth), ...(there === most ? [dateOfBirth] : [])]
  const names = namesOf(details)
  if (names.length > 0 && days.length > 0) {
    const shared = sql`(select count(*) from ${patientSearchTerms} as t where t.practice_id = ${practiceId} and t.patient_id = ${patients.id} and ${anyOf(names)})`
    take(
      await tx
        .select({ id: patients.id })
        .from(patients)
        .where(and(eq(patients.practiceId, practiceId), inArray(patients.dateOfBirth, days), sql`${shared} > 0`))
        // Those who share both names before those who share one.
        .orderBy(sql`${shared} desc`)
        .limit(most),
    )
  }
  return [...found]
}

/** What somebody may be written to by, as it may stand on file. */
export function contactsOf({ emails, mobiles }: MatchDetails): string[] {
  return [...new Set([...emails, ...emails.map((email) => email.toLowerCase()), ...mobiles])]
}

/** Those of these addresses and mobiles. */
export function ofContacts(tx: Tx, practiceId: string, contacts: string[]) {
  return tx
    .select({ id: patientContacts.patientId })
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), inArray(patientContacts.value, contacts)))
}

/** Those of these numbers, each `scheme:value`; a value is looked up under its scheme, as the index has it. */
export function ofNumbers(tx: Tx, practiceId: string, identifiers: string[]): Promise<{ id: string }[]> {
  const byScheme = new Map<string, string[]>()
  for (const identifier of identifiers) {
    const scheme = identifier.slice(0, identifier.indexOf(':'))
    byScheme.set(scheme, [...(byScheme.get(scheme) ?? []), identifier.slice(scheme.length + 1)])
  }
  const each = [...byScheme].map(([scheme, values]) =>
    and(eq(patientIdentifiers.scheme, scheme), inArray(patientIdentifiers.value, values)),
  )
  return tx
    .select({ id: patientIdentifiers.patientId })
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), or(...each)))
}

export function namesOf({ givenName, familyName }: MatchDetails): string[] {
  const nobody = { dateOfBirth: '', identifiers: [], contacts: [] }
  return searchTermsOf({ givenName, familyName, ...nobody }).filter((term) => term.startsWith(termKinds.name))
}

function anyOf(names: string[]): SQL {
  return sql`t.term in (${sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )})`
}
