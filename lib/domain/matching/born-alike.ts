import { sql } from 'drizzle-orm'
import { patientSearchTerms, patients } from '@/drizzle/schema'
import { searchTermsOf, termKinds } from '@/lib/domain/patients/search-terms'
import type { Tx } from '@/lib/platform/db'
import type { Born } from './explain-match'
import { nearDates } from './near-dates'
import { remembered } from './remembered'

/** Of each way to find somebody, this many are compared: work stays bounded however many patients there are. */
export const mostCompared = 300

/** Somebody on file, and whose birth date (by its place in what was asked) theirs is or may be a slip for. */
export type BornAlike = Born & { at: number; id: string }

/**
 * For each of some people those on file who were born that day, and those who share a word of the name and were born on a
 * day easily mistaken for it: a word and a day are one place in an index. Many are recorded as born on 1 January, so of a
 * crowded day those of the same name are among them.
 */
export async function bornAlike(tx: Tx, practiceId: string, people: Born[]): Promise<BornAlike[]> {
  const asked = people.flatMap((one, at) => {
    const { dateOfBirth: born } = one
    return born ? [{ at, born, days: [born, ...nearDates(born)], words: namesOf(one) }] : []
  })
  if (asked.length === 0) return []
  // Those who share both names before those who share one. `offset 0` keeps each word, and each of the people found, a
  // look-up of its own: while nothing is known of the tables, reading everybody for each seems as good.
  return tx.execute<BornAlike>(sql`
    select r.at, found.id, p.given_name as "givenName", p.family_name as "familyName", p.date_of_birth::text as "dateOfBirth"
    from json_to_recordset(${JSON.stringify(asked)}::json) as r(at int, born date, days date[], words text[])
    cross join lateral (
      (select id from ${patients} where practice_id = ${practiceId} and date_of_birth = r.born limit ${mostCompared})
      union
      (select named.id from unnest(r.words) as w(word)
        cross join lateral (
          select t.patient_id as id from ${patientSearchTerms} as t
          where t.practice_id = ${practiceId} and t.term = w.word and t.born = any(r.days) offset 0) as named
        group by named.id order by count(*) desc limit ${mostCompared})) as found
    cross join lateral (
      select * from ${patients} where practice_id = ${practiceId} and id = found.id offset 0) as p`)
}

/** The words of somebody's names, as they are searched by. */
export function namesOf({ givenName, familyName }: Omit<Born, 'dateOfBirth'>): string[] {
  return [...new Set([...wordsOf(givenName), ...wordsOf(familyName)])]
}

const nobody = { familyName: '', dateOfBirth: '', identifiers: [], contacts: [] }
const wordsOf = remembered((givenName) =>
  searchTermsOf({ ...nobody, givenName }).filter((term) => term.startsWith(termKinds.name)),
)
