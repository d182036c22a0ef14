import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companies, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { ownDetails } from '@/lib/domain/details/own-details'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { registrationById } from '@/lib/domain/registrations/staff-queries'
import { forPractice, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { asPatient, makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const told = {
  Initials: 'AL',
  Gender: { Key: 'non-binary', Name: 'Non-binary' },
  Pronoun: { Key: 'they-them', Name: 'they/them' },
  EthnicityKey: 'mixed',
  WorkTelephone: '020 7946 0123',
  EmployeeNumber: '0077',
  EmployeeStatus: { Key: 'employed', Name: 'Employed' },
  EmployerName: 'Works Ltd',
}
const kept = {
  ...{ initials: 'AL', pronoun: 'they-them', ethnicity: 'mixed', workPhone: '+442079460123' },
  ...{ employeeNumber: '0077', employeeStatus: 'employed', employerName: 'Works Ltd' },
}

describe('what a program tells beside the practice’s questions', () => {
  it('stands in the registration, in the record made of it, and in the person’s own details', async () => {
    const here = await openForRegistration(practice)
    const portal = await openPortal(practice)
    const insurer = { practiceId: practice.practiceId, id: newId(), name: 'Shield Health', type: 'insurer' as const }
    await read(practice.system, (tx) => tx.insert(companies).values({ ...insurer, createdAt: practice.visitor.now }))
    const person = demog(told)
    const body = { regCode: await here.makeCode(), demog: person }
    const { result } = await portal.call('auth/register-patient', { body })
    const [row] = await read(practice.system, (tx) =>
      tx
        .select()
        .from(registrations)
        .where(eq(registrations.email, person.EmailAddress))
        .orderBy(desc(registrations.id)),
    )
    const registrationId = row?.id ?? ''
    expect(await registrationById(practice.as('receptionist'), { registrationId })).toMatchObject({
      gender: 'non-binary',
      moreDetails: kept,
      insurer: null,
    })
    const key = await linkOf(practice.visitor, registrationId)
    await portal.call('auth/submit-validation-email', { session: String(result.SessionID), body: { key } })
    const signedIn = await portal.call('auth/login', {
      body: { username: person.EmailAddress, password: person.Password },
    })
    const [session, token] = [String(signedIn.result.SessionID), String(signedIn.result.Token)]
    await portal.call('patient/insurer', {
      ...{ session, token },
      body: { insurerData: { Key: insurer.id, MemberNumber: 'M-1' } },
    })
    const done = await here.registrationOf(registrationId)
    const record = await patientRecord(practice.as('receptionist'), {
      patientId: done?.patientId ?? '',
      what: 'details',
    })
    expect(record).toMatchObject({ gender: 'non-binary', moreDetails: kept, insurer: 'Shield Health' })
    const me = forPractice(asPatient(practice.visitor, done?.loginId ?? ''), null)
    const [own] = await ownDetails(me)
    expect(own?.details?.more).toMatchObject({
      gender: 'non-binary',
      employerName: 'Works Ltd',
      insurer: 'Shield Health',
    })
  })
})
