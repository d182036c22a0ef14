import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { patientHistory } from './patient-history'
import { patientRecord } from './patient-record'
import { chargebandPatients, newestPatients } from './queries'
import { searchPatients } from './search-patients'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let at: Registering
let patientId: string
let registrationId: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 4)
  practice = await makePractice(connection.db)
  at = await openForRegistration(practice)
  for (const givenName of ['Tomasz', 'Fatima', 'Amara']) {
    const identifier = givenName === 'Amara' ? '999 123 4578' : undefined
    const { id, token } = await at.waiting({ givenName, familyName: 'Okafor', identifier, evidence: 'passport' })
    await activateByLink(practice.visitor, { token })
    registrationId = id
  }
  patientId = (await at.registrationOf(registrationId))?.patientId ?? ''
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

describe('a patient’s page', () => {
  it('shows the record, how to reach them and how the account came about', async () => {
    const record = await patientRecord(practice.as('receptionist'), { patientId, what: 'details' })
    expect(record).toMatchObject({
      givenName: 'Amara',
      dateOfBirth: '1984-03-27',
      chargeband: { id: at.chargebandId, name: 'Online' },
      identifiers: [{ scheme: 'nhs', value: '9991234578', status: 'unverified' }],
      accounts: [{ state: 'active', kind: 'basic' }],
      registration: { id: registrationId, evidence: 'passport', activatedBy: 'email' },
    })
    const verified = record?.contacts.map(({ kind, verifiedAt }) => [kind, verifiedAt !== null])
    expect(Object.fromEntries(verified ?? [])).toEqual({ email: true, mobile: false })
    expect(JSON.stringify(record)).not.toMatch(/argon2|passwordHash/)
  })

  it('has online services from the moment the practice activated them', async () => {
    const activated = async () =>
      (await patientRecord(practice.as('receptionist'), { patientId, what: 'details' }))?.onlineServices
    expect(await activated()).toBe(false)
    await practice.activate()
    expect(await activated()).toBe(true)
  })

  it('is a look that the history tells, with who it was', async () => {
    const clerk = practice.as('clinician')
    await patientRecord(clerk, { patientId, what: 'history' })
    const history = await patientHistory(clerk, { patientId, registrationId })
    expect(history).toContainEqual(
      expect.objectContaining({ action: 'patient.viewed', actorName: 'Test clinician', details: { what: 'history' } }),
    )
    expect(history.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['registration.submitted', 'registration.activated']),
    )
  })

  it('is nothing, and no look, for other practices and for addresses that name nobody', async () => {
    const other = await makePractice(connection.db)
    expect(await patientRecord(other.as('manager'), { patientId, what: 'details' })).toBeNull()
    expect(await patientRecord(practice.as('manager'), { patientId: "x' or true", what: 'details' })).toBeNull()
    expect(await patientHistory(other.as('manager'), { patientId, registrationId })).toEqual([])
    const looks = await read(other.system, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'patient.viewed')),
    )
    expect(looks).toEqual([])
    await expect(patientRecord(practice.visitor, { patientId, what: 'details' })).rejects.toThrow(Forbidden)
  })
})

describe('lists of patients', () => {
  it('start with the newest, and find whoever registered', async () => {
    const clerk = practice.as('receptionist')
    expect(await newestPatients(clerk)).toHaveLength(3)
    expect(await newestPatients(clerk, 2)).toHaveLength(2)
    const found = await searchPatients(clerk, { query: 'okafor amara 27/3/1984', today: '2026-11-22' })
    expect(found.results).toMatchObject([
      {
        id: patientId,
        chargeband: 'Online',
        postcode: 'M1 1AE',
        account: 'active',
        identifier: { value: '9991234578' },
      },
    ])
  })

  it('page a chargeband by key, none twice and none left out', async () => {
    const clerk = practice.as('receptionist')
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await chargebandPatients(clerk, { chargebandId: at.chargebandId, limit: 2, before })
      expect(page).toMatchObject({ total: 3, chargeband: { name: 'Online' } })
      seen.push(...(page?.patients.map(({ id }) => id) ?? []))
      before = page?.next ?? undefined
    } while (before)
    expect(new Set(seen).size).toBe(3)
    expect(seen).toHaveLength(3)
    expect(await chargebandPatients(clerk, { chargebandId: 'nope' })).toBeNull()
    const other = await makePractice(connection.db)
    expect(await chargebandPatients(other.as('manager'), { chargebandId: at.chargebandId })).toBeNull()
  })
})
