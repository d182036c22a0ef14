import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { admitPatients, type PatientDetails } from '@/lib/domain/patients/admit-patient'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { namesOf } from './born-alike'
import { contactsOf } from './candidate-ids'
import { explainMatch, type Match, type MatchDetails } from './explain-match'
import { findMatches } from './find-matches'
import { Among, candidatesOf } from './match-many'
import { nearDates } from './near-dates'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

const oneOf = (words: string) => fc.constantFrom(...words.split('|'))
const sometimes = (words: fc.Arbitrary<string>) =>
  fc.option(words, { freq: 2 }).map((word) => (word === null ? [] : [word]))
/** People of a small town: twins, namesakes, slips of the hand, other alphabets, telephones and addresses in common. */
const townspeople: fc.Arbitrary<MatchDetails> = fc.record({
  givenName: oneOf('Maria|Anton|Olwen|Bill|William|Daniel|Daniela|Юлія|Yuliia|Anna Maria|Zoë|Zoe|Baby 1|Baby 2|'),
  familyName: oneOf('Duplessis|Duplesis|Smith-Jones|Jones|O’Brien|OBrien|Shevchenko|Шевченко|Kowalski|Cowalski|Maria'),
  dateOfBirth: oneOf(
    '1984-03-05|1984-05-03|1985-03-05|1948-03-05|1984-03-06|2010-02-02|2010-02-20|1951-11-02|1951-11-12|1970-01-01|1966-11-23|1968-11-23|1999-12-31',
  ),
  identifiers: sometimes(fc.integer({ min: 1, max: 90 }).map((n) => `nhs:${n}`)),
  emails: sometimes(oneOf('home@example.com|Home@example.com')),
  mobiles: sometimes(fc.integer({ min: 1, max: 60 }).map((n) => `+44770090${1000 + n}`)),
  postcode: fc.option(oneOf('LS11 6AD|CF10 1EP')),
})
const met = fc.sample(townspeople, { seed: 20, numRuns: 120 })
const town = [...met, ...met.filter(({ identifiers }) => identifiers.length > 0).slice(0, 20)]

function recordOf({ identifiers, emails, mobiles, postcode, ...named }: MatchDetails): PatientDetails {
  const contact = ([value]: string[]) => (value ? { value, verified: false } : null)
  const [scheme, value] = identifiers[0]?.split(':') ?? []
  return {
    ...{ title: null, sex: null, gender: null, chargebandId: null, department: null, division: null, nextOfKin: null },
    ...{ ...named, locale: 'en', contactPreferences: {} },
    address: postcode ? { line1: '1 High Street', postcode } : null,
    identifier: scheme && value ? { scheme, value } : null,
    ...{ email: contact(emails), mobile: contact(mobiles) },
  }
}

/** The rule without a database: everybody compared with everybody it says is worth comparing. */
function byTheRule(): string[] {
  const onFile: MatchDetails[] = []
  return town.map((person) => {
    const found = onFile.filter((other) => worthComparing(person, other)).map((other) => explainMatch(person, other))
    const verdict = verdictOf(found.filter((match) => match.verdict !== 'different'))
    if (verdict === 'nobody') onFile.push(person)
    return verdict
  })
}

function worthComparing(a: MatchDetails, b: MatchDetails): boolean {
  const meet = (some: string[], others: string[]) => some.some((one) => others.includes(one))
  if (meet(a.identifiers, b.identifiers) || meet(contactsOf(a), [...b.emails, ...b.mobiles])) return true
  if (a.dateOfBirth === b.dateOfBirth) return true
  return nearDates(a.dateOfBirth).includes(b.dateOfBirth) && meet(namesOf(a), namesOf(b))
}

function verdictOf(found: Match[]): string {
  const same = found.some(({ fields: { identifiers, dateOfBirth, familyName } }) =>
    [identifiers, dateOfBirth, familyName].every((field) => field === 'agree'),
  )
  return same ? 'on-file' : found.length > 0 ? 'possible' : 'nobody'
}

/** As the desk would register them, one after the other. */
async function oneByOne(ctx: Ctx): Promise<string[]> {
  const verdicts: string[] = []
  for (const person of town) {
    await transaction(ctx, async (tx) => {
      const found = await findMatches(tx, ctx, person)
      verdicts.push(verdictOf(found.map(({ match }) => match)))
      if (found.length === 0) await admitPatients(tx, ctx, [recordOf(person)])
    })
  }
  return verdicts
}

/** As a list puts them on file, so many at once. */
async function inPieces(ctx: Ctx, size: number): Promise<string[]> {
  const verdicts: string[] = []
  for (let first = 0; first < town.length; first += size) {
    const people = town.slice(first, first + size)
    await transaction(ctx, async (tx) => {
      const among = new Among(await candidatesOf(tx, ctx, people))
      const fresh = people.filter((person) => {
        const found = among.find(person)
        if (!found) among.add({ ...person, patientId: '' })
        verdicts.push(found?.kind ?? 'nobody')
        return !found
      })
      await admitPatients(tx, ctx, fresh.map(recordOf))
    })
  }
  return verdicts
}

it('says of everybody in a list what the desk would say of them, in pieces of any size', async () => {
  const desk = await oneByOne((await makePractice(app.db)).as('receptionist'))
  expect(desk).toEqual(byTheRule())
  expect(new Set(desk)).toEqual(new Set(['nobody', 'possible', 'on-file']))
  expect(desk.filter((verdict) => verdict === 'nobody').length).toBeGreaterThan(30)
  for (const size of [10, town.length]) {
    const list = await inPieces((await makePractice(app.db)).as('manager'), size)
    expect(town.flatMap((person, at) => (list[at] === desk[at] ? [] : [{ person, list: list[at] }]))).toEqual([])
  }
}, 60_000)
