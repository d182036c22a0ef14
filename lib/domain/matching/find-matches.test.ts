import { afterAll, beforeAll, expect, it } from 'vitest'
import { admitPatients, type PatientDetails } from '@/lib/domain/patients/admit-patient'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import type { MatchDetails } from './explain-match'
import { findMatches } from './find-matches'
import { Among, candidatesOf } from './match-many'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
let desk: Ctx

beforeAll(async () => {
  desk = (await makePractice(app.db)).as('receptionist')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

function record(change: Partial<PatientDetails>): PatientDetails {
  return {
    ...{ title: null, givenName: 'Maria', familyName: 'Duplessis', dateOfBirth: '1984-03-05', sex: null, gender: null },
    ...{ chargebandId: null, department: null, division: null, address: null, nextOfKin: null, locale: 'en' as const },
    ...{ contactPreferences: {}, identifier: null, email: null, mobile: null },
    ...change,
  }
}
const onFile = (...people: Partial<PatientDetails>[]) =>
  transaction(desk, (tx) => admitPatients(tx, desk, people.map(record)))
const described = (change: Partial<MatchDetails>): MatchDetails => ({
  ...{ givenName: '', familyName: '', dateOfBirth: '', identifiers: [], emails: [], mobiles: [], postcode: null },
  ...change,
})
const matches = async (change: Partial<MatchDetails>) =>
  (await read(desk, (tx) => findMatches(tx, desk, described(change)))).map(({ patientId, match }) => ({
    patientId,
    verdict: match.verdict,
  }))

it('finds people by what an index leads to: number, contact, birth date, and a date easily mistaken for it', async () => {
  const number = freshNhsNumber()
  const [byNumber, byMail, byDate] = await onFile(
    { familyName: 'Nowak', dateOfBirth: '1951-11-02', identifier: { scheme: 'nhs', value: number } },
    { familyName: 'Quill', dateOfBirth: '1962-04-09', email: { value: 'quill@example.com', verified: false } },
    { familyName: 'Braithwaite', dateOfBirth: '1984-03-05' },
  )
  expect(await matches({ identifiers: [`nhs:${number}`] })).toEqual([{ patientId: byNumber, verdict: 'possible' }])
  // The same digits under another scheme are another number.
  expect(await matches({ identifiers: [`hc:${number}`] })).toEqual([])
  expect(await matches({ emails: ['QUILL@example.com'] })).toEqual([{ patientId: byMail, verdict: 'possible' }])
  const name = { givenName: 'Maria', familyName: 'Brathiwaite' }
  expect(await matches({ ...name, dateOfBirth: '1984-03-05' })).toEqual([{ patientId: byDate, verdict: 'possible' }])
  const transposed = { givenName: 'Maria', familyName: 'Braithwaite', dateOfBirth: '1984-05-03' }
  expect(await matches(transposed)).toEqual([{ patientId: byDate, verdict: 'possible' }])
})

it('finds somebody of a day on which a great many are recorded as born', async () => {
  const crowd = Array.from({ length: 400 }, (_, at) => ({ familyName: `Crowd${at}x`, dateOfBirth: '1970-01-01' }))
  await onFile(...crowd)
  const [wanted] = await onFile({ familyName: 'Lateworth', dateOfBirth: '1970-01-01' })
  const found = await matches({ givenName: 'Maria', familyName: 'Lateworth', dateOfBirth: '1970-01-01' })
  expect(found).toEqual([{ patientId: wanted, verdict: 'possible' }])
})

it('puts the likeliest first', async () => {
  const mail = { value: 'twice@example.com', verified: false }
  const [likely, less] = await onFile(
    { familyName: 'Twice', dateOfBirth: '1991-07-13', email: mail },
    { familyName: 'Twise', dateOfBirth: '1991-07-13' },
  )
  const asked = { givenName: 'Maria', familyName: 'Twice', dateOfBirth: '1991-07-13', emails: ['twice@example.com'] }
  expect(await matches(asked)).toEqual([
    { patientId: likely, verdict: 'same' },
    { patientId: less, verdict: 'possible' },
  ])
})

it('compares many at once as one is: a digit wrong in the date, a contact in common, within the list too', async () => {
  const mobile = { value: '+447700900777', verified: false }
  const [slipped, shares] = await onFile(
    { familyName: 'Slipford', dateOfBirth: '1966-11-23' },
    { familyName: 'Sharewell', dateOfBirth: '1955-02-17', mobile },
  )
  const people = [
    described({ givenName: 'Maria', familyName: 'Slipford', dateOfBirth: '1968-11-23' }),
    described({ givenName: 'Mary', familyName: 'Sharewel', dateOfBirth: '1955-02-11', mobiles: [mobile.value] }),
    // Another name of the family is no reason to ask.
    described({ givenName: 'Anton', familyName: 'Slipford', dateOfBirth: '1968-11-23' }),
  ]
  const found = await read(desk, async (tx) => {
    const among = new Among(await candidatesOf(tx, desk, people))
    const first = people.map((one) => among.find(one))
    const next = described({ givenName: 'Nadia', familyName: 'Newlisted', dateOfBirth: '1990-08-01' })
    among.add({ ...next, patientId: 'in-the-list' })
    return [...first, among.find({ ...next, dateOfBirth: '1990-03-01' })]
  })
  const possible = (patientId: string | undefined) => ({ kind: 'possible', patientId })
  expect(found).toEqual([possible(slipped), possible(shares), null, possible('in-the-list')])
})

it('compares many at once with few: the date either way about, a name spelt alike', async () => {
  const [patientId] = await onFile({ familyName: 'Manyford', dateOfBirth: '1977-04-06' })
  const asked = described({ givenName: 'Maria', familyName: 'Maniford', dateOfBirth: '1977-04-06' })
  const swapped = described({ givenName: 'Maria', familyName: 'Manyford', dateOfBirth: '1977-06-04' })
  const twin = described({ givenName: 'Anton', familyName: 'Manyford', dateOfBirth: '1977-04-06' })
  const found = await read(desk, async (tx) => {
    const among = new Among(await candidatesOf(tx, desk, [asked, swapped, twin]))
    return [asked, swapped, twin].map((one) => among.find(one))
  })
  const possible = { kind: 'possible', patientId }
  expect(found).toEqual([possible, possible, null])
})
