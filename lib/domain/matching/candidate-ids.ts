import { and, eq, sql } from 'drizzle-orm'
import { patientContacts, patientIdentifiers } from '@/drizzle/schema'
import { arrayOf } from '@/lib/platform/array-of'
import type { Tx } from '@/lib/platform/db'
import { bornAlike, mostCompared } from './born-alike'
import type { MatchDetails } from './explain-match'

/**
 * The patients worth comparing with somebody: of the same number or contact, born that day, or born on a day easily
 * mistaken for it and of the same name. Each is read from an index.
 */
export async function candidateIds(tx: Tx, practiceId: string, details: MatchDetails): Promise<string[]> {
  const found = await Promise.all([
    ofNumbers(tx, practiceId, details.identifiers),
    ofContacts(tx, practiceId, contactsOf(details)).limit(mostCompared),
    bornAlike(tx, practiceId, [details]),
  ])
  return [...new Set(found.flat().map(({ id }) => id))]
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
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        sql`${patientContacts.value} in (select unnest(${arrayOf('text', contacts)}))`,
      ),
    )
}

/** Those of these numbers, each `scheme:value`; a value is looked up under its scheme, as the index has it. */
export async function ofNumbers(tx: Tx, practiceId: string, identifiers: string[]): Promise<{ id: string }[]> {
  const numbers = identifiers.map((identifier) => {
    const [scheme = '', ...value] = identifier.split(':')
    return { scheme, value: value.join(':') }
  })
  if (numbers.length === 0) return []
  return tx.execute<{ id: string }>(sql`
    select n.patient_id as id
    from json_to_recordset(${JSON.stringify(numbers)}::json) as r(scheme text, value text)
    join ${patientIdentifiers} as n on n.practice_id = ${practiceId} and n.scheme = r.scheme and n.value = r.value`)
}
