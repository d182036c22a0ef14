import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { patientSearchTerms, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { contactsOf, namesOf, ofContacts, ofNumbers } from './candidate-ids'
import { explainMatch, type MatchDetails } from './explain-match'
import { foldName } from './fold-name'
import { candidateColumns, type Known, knownDetails } from './known-details'
import { dateEitherWay, nearDates } from './near-dates'
import { romanise } from './romanise'

/** `on-file` where number, birth date and surname agree; `possible` where staff have to look. */
export type ManyMatch = { kind: 'on-file' | 'possible'; patientId: string } | null

/**
 * Holds everybody born on these days against others who describe such people now, in one order so that two lists
 * never wait for each other.
 */
export async function lockPeople(tx: Tx, ctx: Ctx, datesOfBirth: string[]): Promise<void> {
  const keys = [...new Set(datesOfBirth.map(dateEitherWay))].sort().map((date) => `${practiceOf(ctx)}:${date}`)
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from json_array_elements_text(${JSON.stringify(keys)}::json) as k(key)`)
}

/**
 * Those on file who may be one of many people, as the desk would find them one by one: of the same number or contact,
 * alike in name and born that day, or sharing a word of the name and born on a day easily mistaken for it.
 */
export async function candidatesOf(tx: Tx, ctx: Ctx, people: MatchDetails[]): Promise<Known[]> {
  if (people.length === 0) return []
  const practiceId = practiceOf(ctx)
  const ids = new Set<string>()
  const numbers = people.flatMap(({ identifiers }) => identifiers)
  if (numbers.length > 0) for (const { id } of await ofNumbers(tx, practiceId, numbers)) ids.add(id)
  const contacts = people.flatMap(contactsOf)
  if (contacts.length > 0) for (const { id } of await ofContacts(tx, practiceId, contacts)) ids.add(id)
  for (const id of await bornNear(tx, practiceId, people)) ids.add(id)
  const born = inArray(patients.dateOfBirth, [...new Set(people.map(({ dateOfBirth }) => dateOfBirth))])
  const found = await tx
    .select(candidateColumns)
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), ids.size > 0 ? or(born, inArray(patients.id, [...ids])) : born))
  const wanted = new Set(people.flatMap((one) => initialsOn(one.dateOfBirth, one)))
  const near = found.filter(
    (one) => ids.has(one.patientId) || initialsOn(one.dateOfBirth, one).some((key) => wanted.has(key)),
  )
  return knownDetails(tx, practiceId, near)
}

/**
 * Sharing a word of the name, and born on a day that somebody's may be a slip for. Each day is looked up in an index:
 * `offset 0` keeps the planner from reading everybody for each, as it would where it does not know yet how many there are.
 */
async function bornNear(tx: Tx, practiceId: string, people: MatchDetails[]): Promise<string[]> {
  const asked = people.map((one) => ({ dates: nearDates(one.dateOfBirth).join(), terms: namesOf(one) }))
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct found.id
    from json_to_recordset(${JSON.stringify(asked)}::json) as r(dates text, terms text[])
    cross join lateral (select d.born from unnest(string_to_array(r.dates, ',')::date[]) as d(born) offset 0) as day
    cross join lateral (
      select p.id from ${patients} as p
      where p.practice_id = ${practiceId} and p.date_of_birth = day.born and exists (
        select 1 from ${patientSearchTerms} as t
        where t.practice_id = ${practiceId} and t.patient_id = p.id and t.term = any(r.terms) offset 0)
      offset 0) as found`)
  return rows.map(({ id }) => id)
}

/** Names that are spelt alike begin alike, as a rule; of a changed surname or a nickname the other name does. */
function initialsOn(date: string, names: Names): string[] {
  return initialsOf(names).map((initial) => `${date} ${initial}`)
}

function initialsOf({ givenName, familyName }: Names): string[] {
  return [...new Set([givenName, familyName].map((name) => romanise(foldName(name)).slice(0, 1)))]
}

type Names = Pick<MatchDetails, 'givenName' | 'familyName'>

/** Finds people among those known, by number, by contact and by birth date, so that each is compared with few. */
export class Among {
  private readonly byKey = new Map<string, Known[]>()

  constructor(known: Known[]) {
    for (const one of known) this.add(one)
  }

  add(one: Known): void {
    for (const key of new Set([...initialsOn(one.dateOfBirth, one), ...one.identifiers, ...contactsOf(one)])) {
      const there = this.byKey.get(key)
      if (there) there.push(one)
      else this.byKey.set(key, [one])
    }
  }

  find(person: MatchDetails): ManyMatch {
    let possible: ManyMatch = null
    for (const known of this.alike(person)) {
      const { verdict, fields } = explainMatch(person, known)
      if (verdict === 'different') continue
      const same = [fields.identifiers, fields.dateOfBirth, fields.familyName].every((field) => field === 'agree')
      if (same) return { kind: 'on-file', patientId: known.patientId }
      possible ??= { kind: 'possible', patientId: known.patientId }
    }
    return possible
  }

  /** Whoever was added and is worth comparing, those of the same number first. */
  private alike(person: MatchDetails): Set<Known> {
    const found = new Set<Known>()
    const look = (key: string) => {
      for (const known of this.byKey.get(key) ?? []) found.add(known)
    }
    for (const key of [...person.identifiers, ...contactsOf(person)]) look(key)
    const initials = initialsOf(person)
    for (const date of [person.dateOfBirth, ...nearDates(person.dateOfBirth)]) {
      for (const initial of initials) look(`${date} ${initial}`)
    }
    return found
  }
}
