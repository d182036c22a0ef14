import { sql } from 'drizzle-orm'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { bornAlike, namesOf } from './born-alike'
import { contactsOf, ofContacts, ofNumbers } from './candidate-ids'
import { couldMatch, explainMatch, type MatchDetails } from './explain-match'
import { detailsOfPatients, type Known } from './known-details'
import { dateEitherWay, nearDates } from './near-dates'

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
 * Those on file who may be one of many people, as the desk would find them one by one. Of those who have nothing but
 * birth and name in common only whoever is alike in these comes back, so that few are looked up whole.
 */
export async function candidatesOf(tx: Tx, ctx: Ctx, people: MatchDetails[]): Promise<Known[]> {
  const practiceId = practiceOf(ctx)
  const numbers = people.flatMap(({ identifiers }) => identifiers)
  const [byNumber, byContact, byBirth] = await Promise.all([
    ofNumbers(tx, practiceId, numbers),
    ofContacts(tx, practiceId, people.flatMap(contactsOf)),
    bornAlike(tx, practiceId, people),
  ])
  const alike = byBirth.filter((one) => {
    const person = people[one.at]
    return person && couldMatch(person, one)
  })
  const ids = new Set([...byNumber, ...byContact, ...alike].map(({ id }) => id))
  return detailsOfPatients(tx, ctx, [...ids])
}

function put<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const there = groups.get(key)
  if (there) there.push(one)
  else groups.set(key, [one])
}

/** Finds people among those known, by number, by contact and by birth date, so that each is compared with few. */
export class Among {
  private readonly byReach = new Map<string, Known[]>()
  private readonly byBirth = new Map<string, Known[]>()

  constructor(known: Known[]) {
    for (const one of known) this.add(one)
  }

  add(one: Known): void {
    for (const key of [...one.identifiers, ...contactsOf(one)]) put(this.byReach, key, one)
    put(this.byBirth, one.dateOfBirth, one)
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
    const reached = [...person.identifiers, ...contactsOf(person)].flatMap((key) => this.byReach.get(key) ?? [])
    const sameDay = this.byBirth.get(person.dateOfBirth) ?? []
    const near = nearDates(person.dateOfBirth).flatMap((date) => this.byBirth.get(date) ?? [])
    return new Set([...reached, ...sameDay, ...near.filter((known) => shareName(known, person))])
  }
}

function shareName(one: MatchDetails, other: MatchDetails): boolean {
  const names = namesOf(other)
  return namesOf(one).some((name) => names.includes(name))
}
