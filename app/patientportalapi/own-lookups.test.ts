import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargebands, companies, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { saveDepartments } from '@/lib/domain/chargebands/save-departments'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const heldBy = async (email: unknown) => {
  const [row] = await read(practice.system, (tx) =>
    tx
      .select()
      .from(registrations)
      .where(eq(registrations.email, String(email))),
  )
  return row
}

async function signedIn(regCode: string, change: Record<string, unknown> = {}) {
  const person = demog(change)
  const email = String(person.EmailAddress)
  const { result } = await portal.call('auth/register-patient', { body: { regCode, demog: person } })
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  const key = await linkOf(practice.visitor, row?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), body: { key } })
  const login = await portal.call('auth/login', { body: { username: email, password: person.Password } })
  return { session: String(login.result.SessionID), token: String(login.result.Token) }
}

/** A code of an employer's chargeband that asks for the department. */
async function employersCode(name: string): Promise<string> {
  const manager = practice.as('manager')
  const { id: companyId } = await createCompany(manager, { name, type: 'employer' })
  await saveDepartments(manager, { companyId, departments: 'Sales\n  North\n  South\nStores' })
  const { id: chargebandId } = await createChargeband(manager, { companyId, name: `${name} online` })
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
  await read(manager, (tx) =>
    tx.update(chargebands).set({ askDepartment: true }).where(eq(chargebands.id, chargebandId)),
  )
  return here.makeCode({ chargebandId })
}

describe('what somebody signed in may choose from', () => {
  it('is the departments and divisions of their chargeband, and their employer is its company', async () => {
    const who = await signedIn(await employersCode('Works Ltd'), {
      EmployerAddress: { Address1: '1 Mill Lane', City: 'Leeds' },
    })
    const { result } = await portal.call('patient/departments-divisions', who)
    expect(result).toMatchObject({
      Departments: [
        { Name: 'Sales', ParentKey: 0, Divisions: [{ Name: 'North' }, { Name: 'South' }] },
        { Name: 'Stores', Divisions: [] },
      ],
      Divisions: [{ Name: 'North' }, { Name: 'South' }],
    })
    const [company] = await read(practice.system, (tx) =>
      tx.select().from(companies).where(eq(companies.name, 'Works Ltd')),
    )
    const employer = await portal.call('patient/employer-demographic-data', who)
    expect(employer.result).toMatchObject({
      ...{ Code: company?.id, Name: 'Works Ltd', VatNo: '', Contact: null },
      Address: { Address1: '1 Mill Lane', City: 'Leeds' },
    })
  })

  it('is an error where the chargeband does not ask, and the employer they named, or none', async () => {
    const named = await signedIn(await here.makeCode(), { EmployerName: 'Own Words Ltd' })
    const refused = await portal.call('patient/departments-divisions', named)
    expect(refused.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    expect((await portal.call('patient/employer-demographic-data', named)).result).toMatchObject({
      ...{ Code: '', Name: 'Own Words Ltd', Address: null },
    })
    const none = await signedIn(await here.makeCode())
    expect((await portal.call('patient/employer-demographic-data', none)).result).toMatchObject({ Name: '' })
    expect((await portal.call('patient/employee-statuses', none)).result).toContainEqual({
      Key: 'employed',
      Name: 'Employed',
    })
  })

  it('is for nobody who is not signed in', async () => {
    for (const method of ['departments-divisions', 'employee-statuses', 'employer-demographic-data'])
      expect((await portal.call(`patient/${method}`)).error).toMatchObject({ EventCode: 8, HttpStatusCode: 401 })
  })
})

describe('where somebody works', () => {
  it('is chosen from the company’s list by key or name, as register-patient and validate-profile-data agree', async () => {
    const regCode = await employersCode('List Ltd')
    const { result } = await portal.call('auth/departments-divisions', { query: { 'reg-code': regCode } })
    const [{ Key, Divisions }] = result.Departments as [{ Key: string; Divisions: [{ Key: string }] }]
    const byKey = demog({ EmployeeDepartment: { Key }, EmployeeDivision: { Key: Divisions[0].Key } })
    const byName = demog({ EmployeeDepartment: { Key: '', Name: 'stores' }, EmployeeDivision: null })
    const unknown = demog({ EmployeeDepartment: { Name: 'Night shift' } })
    for (const method of ['validate-profile-data', 'register-patient']) {
      const answer = await portal.call(`auth/${method}`, { body: { regCode, demog: unknown } })
      expect(answer.error).toMatchObject({ Fields: [{ Path: 'demog.EmployeeDepartment.Name' }] })
      for (const person of [byKey, byName])
        expect((await portal.call(`auth/${method}`, { body: { regCode, demog: person } })).status).toBe(200)
    }
    expect(await heldBy(byKey.EmailAddress)).toMatchObject({ department: 'Sales', division: 'North' })
    expect(await heldBy(byName.EmailAddress)).toMatchObject({ department: 'Stores', division: null })
  })

  it('changes by key, and stays as it is where the company has renamed it since', async () => {
    const password = String(demog().Password)
    const who = await signedIn(await employersCode('Change Ltd'), { EmployeeDepartment: { Name: 'Stores' } })
    const now = async () => (await portal.call('patient/demographic-data', who)).result
    const change = (demog: Record<string, unknown>) =>
      portal.call('patient/demographic-data', { ...who, body: { password, demog } })
    const { result } = await portal.call('patient/departments-divisions', who)
    const [{ Key: sales }] = result.Departments as [{ Key: string }]
    expect((await change({ EmployeeDepartment: { Key: sales } })).status).toBe(200)
    expect((await now()).EmployeeDepartment).toMatchObject({ Name: 'Sales' })
    expect((await change({ EmployeeDepartment: { Name: 'Nowhere' } })).error).toMatchObject({
      Fields: [{ Path: 'demog.EmployeeDepartment.Name' }],
    })
    for (const { id } of await read(practice.system, (tx) => tx.select({ id: companies.id }).from(companies)))
      await saveDepartments(practice.as('manager'), { companyId: id, departments: 'Accounts' })
    expect((await change({ EmployeeNumber: '12' })).status).toBe(200)
    expect((await now()).EmployeeDepartment).toMatchObject({ Name: 'Sales' })
    expect((await change({ EmployeeDepartment: { Key: '', Name: '' } })).status).toBe(200)
    expect((await now()).EmployeeDepartment).toBeNull()
  })
})
