import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { ofNumbers } from './candidate-ids'
import { explainMatch, type MatchDetails } from './explain-match'
import { foldName } from './fold-name'
import { candidateColumns, type Known, knownDetails } from './known-details'
import { swappedDate } from './near-dates'
import { romanise } from './romanise'

/** `on-file` where number, birth date and surname agree; `possible` where staff have to look. */
export type ManyMatch = { kind: 'on-file' | 'possible'; patientId: string } | null

/**
 * Holds everybody born on these days against others who describe such people now, in one order so that two lists
 * never wait for each other.
 */
export async function lockPeople(tx: Tx, ctx: Ctx, datesOfBirth: string[]): Promise<void> {
  const keys = [...new Set(datesOfBirth)].sort().map((date) => `${practiceOf(ctx)}:${date}`)
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from json_array_elements_text(${JSON.stringify(keys)}::json) as k(key)`)
}

/**
 * Those on file who may be one of many people: of the same number, or alike in name and of the same birth date, written
 * either way about. The other slips of a date are looked for when one person is registered.
 */
export async function candidatesOf(tx: Tx, ctx: Ctx, people: MatchDetails[]): Promise<Known[]> {
  if (people.length === 0) return []
  const practiceId = practiceOf(ctx)
  const numbers = people.flatMap(({ identifiers }) => identifiers)
  const ids = new Set(numbers.length > 0 ? (await ofNumbers(tx, practiceId, numbers)).map(({ id }) => id) : [])
  const born = inArray(patients.dateOfBirth, [...new Set(people.flatMap(datesOf))])
  const found = await tx
    .select(candidateColumns)
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), ids.size > 0 ? or(born, inArray(patients.id, [...ids])) : born))
  const wanted = new Set(people.flatMap((one) => datesOf(one).flatMap((date) => initialsOn(date, one))))
  const near = found.filter(
    (one) => ids.has(one.patientId) || initialsOn(one.dateOfBirth, one).some((key) => wanted.has(key)),
  )
  return knownDetails(tx, practiceId, near)
}

const datesOf = ({ dateOfBirth }: MatchDetails) => [dateOfBirth, ...swappedDate(dateOfBirth)]

/** Names that are spelt alike begin alike, as a rule; of a changed surname or a nickname the other name does. */
function initialsOn(date: string, { givenName, familyName }: Pick<MatchDetails, 'givenName' | 'familyName'>): string[] {
  return [givenName, familyName].map((name) => `${date} ${romanise(foldName(name)).slice(0, 1)}`)
}

/** Finds people among those known, by number and by birth date, so that each is compared with few. */
export class Among {
  private readonly byKey = new Map<string, Known[]>()

  constructor(known: Known[]) {
    for (const one of known) this.add(one)
  }

  add(one: Known): void {
    for (const key of [one.dateOfBirth, ...one.identifiers]) {
      const there = this.byKey.get(key)
      if (there) there.push(one)
      else this.byKey.set(key, [one])
    }
  }

  find(person: MatchDetails): ManyMatch {
    let possible: ManyMatch = null
    for (const known of [...person.identifiers, ...datesOf(person)].flatMap((key) => this.byKey.get(key) ?? [])) {
      const { verdict, fields } = explainMatch(person, known)
      if (verdict === 'different') continue
      const same = [fields.identifiers, fields.dateOfBirth, fields.familyName].every((field) => field === 'agree')
      if (same) return { kind: 'on-file', patientId: known.patientId }
      possible ??= { kind: 'possible', patientId: known.patientId }
    }
    return possible
  }
}
