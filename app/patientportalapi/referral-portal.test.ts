import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messages, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { claimOutgoing, outgoingOf } from '@/lib/domain/correspondence/load-outgoing'
import { resetPassword } from '@/lib/domain/logins/reset-password'
import { editPatient } from '@/lib/domain/patients/edit-patient'
import { editPatientForm } from '@/lib/domain/patients/schema'
import { forPractice, read } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { writeMessage } from '@/lib/messages/write-message'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretCode, secretValue } from '@/lib/platform/secrets'
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
const isOh = { 'is-oh': 'true' }
const atWork = () => `work-${newId()}@works.example`

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice, { portal: 'referral' })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function registered(WorkEmailAddress: string, Mobile = '+444895523411') {
  const person = { ...demog({ WorkEmailAddress }), Mobile }
  const body = { regCode: await here.makeCode(), demog: person, 'is-oh': true }
  const { result } = await portal.call('auth/register-patient', { body })
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, person.EmailAddress)),
  )
  const key = await linkOf(practice.visitor, row?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), query: isOh, body: { key } })
  return { person, id: row?.id ?? '' }
}

const signIn = (username: string, password: string, query: Record<string, string> = isOh) =>
  portal.call('auth/login', { body: { username, password }, query })

/** The newest message to an address, with the value of its link and its code. */
async function newest(recipient: string) {
  const inside = [practice.system, forPractice(practice.system, null)]
  const sent = inside.map((ctx) =>
    read(ctx, (tx) => tx.select().from(messages).where(eq(messages.recipient, recipient)).orderBy(desc(messages.id))),
  )
  const [row] = (await Promise.all(sent)).flat().sort((a, b) => b.id.localeCompare(a.id))
  return { kind: row?.kind, key: secretValue(row?.ids.secretId ?? ''), code: secretCode(row?.ids.secretId ?? ''), row }
}

describe('a new password on a referral portal', () => {
  const send = (by: typeof portal, email: string) =>
    by.call('password-reset/send-link', { query: isOh, body: { email }, seconds: 1 })

  it('is asked for by work email, and takes a code sent to the mobile beside the link', async () => {
    const website = await openPortal(practice, { portal: 'referral', portalAddress: 'https://works.example/portal' })
    const email = atWork()
    const { person } = await registered(email, `+4477009${String(Date.now()).slice(-5)}`)
    const known = await send(website, email)
    const unknown = await send(website, atWork())
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    const { kind, key, row } = await newest(email)
    expect(kind).toBe('work-password-reset')
    const sent = await read(practice.system, async (tx) => {
      const claimed = await claimOutgoing(tx, row?.id ?? '')
      return claimed && writeMessage(outgoingOf(claimed, practice.visitor.now))
    })
    expect(sent?.text).toContain(`https://works.example/portal/#/password-reset?key=${key}`)
    const password = 'nine quiet harbours 6 owls'
    await expect(resetPassword(practice.visitor, { token: key, password, locale: 'en' })).rejects.toThrow(Conflict)
    await website.call('password-reset/send-validation-sms', { body: { key }, seconds: 2 })
    const { code } = await newest(person.Mobile)
    const proven = await website.call('password-reset/submit-validation-code', { body: { key, code } })
    const session = String(proven.result.SessionId)
    const body = { key, newPassword: password }
    expect((await website.call('password-reset/set-password', { session, body })).status).toBe(200)
    expect((await signIn(email, password)).status).toBe(200)
  })

  it('is mailed to the person’s own address where the program has no page for it', async () => {
    const email = atWork()
    const { person } = await registered(email)
    await send(portal, email)
    expect((await newest(email)).kind).toBeUndefined()
    expect((await newest(person.EmailAddress)).kind).toBe('password-reset')
  })
})

describe('on a referral portal', () => {
  it('people sign in with their work email, in any case, and not with their personal one', async () => {
    const email = atWork()
    const { person } = await registered(email)
    expect((await signIn(email.toUpperCase(), person.Password)).status).toBe(200)
    expect((await signIn(person.EmailAddress, person.Password)).error).toMatchObject({ HttpStatusCode: 401 })
    expect((await signIn(email, 'wrong')).error).toMatchObject({ EventCode: 0, HttpStatusCode: 401 })
    expect((await signIn(atWork(), 'wrong')).error).toMatchObject({ EventCode: 0, HttpStatusCode: 401 })
    const personally = { 'is-oh': 'false' }
    expect((await signIn(person.EmailAddress, person.Password, personally)).status).toBe(200)
    expect((await signIn(email, person.Password, personally)).status).toBe(401)
  })

  it('a work email that two people gave signs in neither', async () => {
    const email = atWork()
    const [one] = [await registered(email), await registered(email)]
    expect((await signIn(email, one.person.Password)).status).toBe(401)
    expect((await signIn(one.person.EmailAddress, one.person.Password, {})).status).toBe(200)
  })

  it('the work email follows what the person and staff change', async () => {
    const email = atWork()
    const { person, id } = await registered(email)
    const { result } = await signIn(email, person.Password)
    const [changed, byStaff] = [atWork(), atWork()]
    await portal.call('patient/demographic-data', {
      ...{ session: String(result.SessionID), token: String(result.Token), query: isOh },
      body: { password: person.Password, demog: { WorkEmailAddress: changed } },
    })
    expect((await signIn(email, person.Password)).status).toBe(401)
    expect((await signIn(changed, person.Password)).status).toBe(200)
    const patientId = (await here.registrationOf(id))?.patientId ?? ''
    const record = { givenName: person.Name, familyName: person.Surname, dateOfBirth: '1958-08-02', locale: 'en' }
    const form = editPatientForm('england').parse({ patientId, version: 2, ...record, workEmail: byStaff, needs: [] })
    await editPatient(practice.as('receptionist'), form)
    expect((await signIn(byStaff, person.Password)).status).toBe(200)
    expect((await signIn(changed, person.Password)).status).toBe(401)
  })

  it('is blocked as elsewhere after five wrong passwords', async () => {
    const email = atWork()
    const { person } = await registered(email)
    for (let n = 0; n < 5; n += 1) await signIn(email, 'wrong')
    expect((await signIn(email, person.Password)).error).toMatchObject({ EventCode: 14, HttpStatusCode: 403 })
  })

  it('nobody registers without a work email, by either call', async () => {
    const body = { regCode: await here.makeCode(), demog: demog({ WorkEmailAddress: '' }), 'is-oh': true }
    for (const method of ['validate-profile-data', 'register-patient'])
      expect((await portal.call(`auth/${method}`, { body })).error).toMatchObject({
        EventCode: 1,
        Fields: [{ Path: 'demog.WorkEmailAddress' }],
      })
  })

  it('is not what a client of the patient portal may say it is', async () => {
    const patients = await openPortal(practice)
    const body = { regCode: await here.makeCode(), demog: demog(), 'is-oh': true }
    for (const answer of [
      await patients.call('auth/login', { body: { username: 'a@example.com', password: 'x' }, query: isOh }),
      await patients.call('auth/register-patient', { body }),
      await patients.call('auth/validate-reg-code', { query: { 'reg-code': 'x', ...isOh } }),
    ])
      expect(answer.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
  })
})
