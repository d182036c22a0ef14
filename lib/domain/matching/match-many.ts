import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { explainMatch, type MatchDetails } from './explain-match'
import { foldName } from './fold-name'

export type Known = MatchDetails & { patientId: string }
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

/** Those on file who may be one of many people: of the same number, or of the same birth date and alike in name. */
export async function candidatesOf(tx: Tx, ctx: Ctx, people: MatchDetails[]): Promise<Known[]> {
  if (people.length === 0) return []
  const practiceId = practiceOf(ctx)
  const numbers = people.flatMap(({ identifiers }) => identifiers.map((one) => one.slice(one.indexOf(':') + 1)))
  const sameNumber =
    numbers.length > 0
      ? await tx
          .select({ id: patientIdentifiers.patientId })
          .from(patientIdentifiers)
          .where(and(eq(patientIdentifiers.practiceId, practiceId), inArray(patientIdentifiers.value, numbers)))
      : []
  const ids = new Set(sameNumber.map(({ id }) => id))
  const born = inArray(patients.dateOfBirth, [...new Set(people.map((one) => one.dateOfBirth))])
  const found = await tx
    .select({
      patientId: patients.id,
      givenName: patients.givenName,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      address: patients.address,
    })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), ids.size > 0 ? or(born, inArray(patients.id, [...ids])) : born))
  const wanted = new Set(people.flatMap(namesOf))
  const near = found.filter((one) => ids.has(one.patientId) || namesOf(one).some((name) => wanted.has(name)))
  return near.length > 0 ? withNumbers(tx, practiceId, near) : []
}

const namesOf = (one: Pick<MatchDetails, 'givenName' | 'familyName' | 'dateOfBirth'>) =>
  [one.givenName, one.familyName].map((name) => `${one.dateOfBirth} ${foldName(name)}`)

type Near = Pick<typeof patients.$inferSelect, 'givenName' | 'familyName' | 'dateOfBirth' | 'address'> & {
  patientId: string
}

async function withNumbers(tx: Tx, practiceId: string, near: Near[]): Promise<Known[]> {
  const ids = near.map(({ patientId }) => patientId)
  const contacts = await tx
    .select({ patientId: patientContacts.patientId, kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), inArray(patientContacts.patientId, ids)))
  const numbers = await tx
    .select({
      patientId: patientIdentifiers.patientId,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
    })
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), inArray(patientIdentifiers.patientId, ids)))
  const contactsBy = byPatient(contacts)
  const numbersBy = byPatient(numbers)
  return near.map(({ address, ...one }) => ({
    ...one,
    postcode: address?.postcode ?? null,
    identifiers: (numbersBy.get(one.patientId) ?? []).map(({ scheme, value }) => `${scheme}:${value}`),
    emails: (contactsBy.get(one.patientId) ?? []).filter(({ kind }) => kind === 'email').map(({ value }) => value),
    mobiles: (contactsBy.get(one.patientId) ?? []).filter(({ kind }) => kind === 'mobile').map(({ value }) => value),
  }))
}

function byPatient<T extends { patientId: string }>(rows: T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>()
  for (const row of rows) grouped.set(row.patientId, [...(grouped.get(row.patientId) ?? []), row])
  return grouped
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
    for (const known of [...person.identifiers, person.dateOfBirth].flatMap((key) => this.byKey.get(key) ?? [])) {
      const { verdict, fields } = explainMatch(person, known)
      if (verdict !== 'match') continue
      const same = [fields.identifiers, fields.dateOfBirth, fields.familyName].every((field) => field === 'agree')
      if (same) return { kind: 'on-file', patientId: known.patientId }
      possible ??= { kind: 'possible', patientId: known.patientId }
    }
    return possible
  }
}
