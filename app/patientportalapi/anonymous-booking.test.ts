import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logins, messages, patients, registrations, visitors } from '@/drizzle/schema'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { secretCode } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

const database = await createTestDatabase()
const connection = connect(database.appUrl, 8)
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
let payerType: string

beforeAll(async () => {
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
  payerType = await here.makeCode()
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

/** What a visitor has to tell, and nothing else. */
function least(change: Record<string, unknown> = {}) {
  const { Name, Surname, EmailAddress, Mobile, DateOfBirth } = demog()
  return { Name, Surname, EmailAddress, Mobile, DateOfBirth, ...change }
}

const register = (person: object, more: object = {}) =>
  portal.call('anon-booking/register-patient', { body: { payerType, demog: person, ...more } })

async function codeFor(email: unknown): Promise<string> {
  const sent = await read(practice.system, (tx) =>
    tx
      .select()
      .from(messages)
      .where(eq(messages.recipient, String(email))),
  )
  return secretCode(sent.find(({ kind }) => kind === 'visitor-code')?.ids.secretId ?? '')
}

const proposedTimeSlot = { Start: '2026-12-23T09:30:00', Type: { Key: 'CN' }, Site: { Key: 1 }, PayerType: 'x' }

describe('anon-booking', () => {
  it('takes a visitor down, proves them and refuses the time, and nobody comes on file or is signed in', async () => {
    const person = { ...least(), Password: 'river stones 47 lantern' }
    const { status, result, headers } = await register(person)
    expect([status, Object.keys(result)]).toEqual([200, ['SessionId']])
    const session = String(result.SessionId)
    expect(headers.get('x-session-id')).toBe(session)
    const book = (sent: object = { body: { proposedAppointment: {} } }) =>
      portal.call('anon-booking/book', { session, ...sent })
    expect((await book()).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Message: /Enter the code/ })
    const code = await codeFor(person.EmailAddress)
    const submit = () => portal.call('anon-booking/submit-validation-code', { session, body: { code } })
    expect(await submit()).toMatchObject({ status: 200, result: '' })
    expect((await submit()).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [] })
    expect((await book()).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Message: /not free any more/ })
    const slot = { proposedTimeSlot, clinicianSex: 1, method: 0, price: 100 }
    expect((await portal.call('anon-booking/book-time-slot', { session, body: slot })).error).toMatchObject({
      EventCode: 0,
      HttpStatusCode: 400,
      Message: /not free any more/,
    })

    for (const protectedCall of ['patient/demographic-data', 'auth/validate', 'auth/logout', 'feed/feeds'])
      expect((await portal.call(protectedCall, { session, token: 'x' })).error).toMatchObject({ EventCode: 8 })
    for (const ofOthers of ['auth/send-activation-email', 'auth/send-2fa-code', 'auth/send-activation-sms'])
      expect((await portal.call(ofOthers, { session })).error).toMatchObject({ EventCode: 8 })
    const config = await portal.call('auth/config', { session })
    expect(config.result).toMatchObject({ IsLoggedIn: false })
    const login = { username: person.EmailAddress, password: person.Password }
    expect((await portal.call('auth/login', { body: login })).status).toBe(401)
    const onFile = await read(practice.system, async (tx) => [
      ...(await tx.select().from(registrations).where(eq(registrations.email, person.EmailAddress))),
      ...(await tx.select().from(patients).where(eq(patients.familyName, person.Surname))),
      ...(await tx.select().from(logins).where(eq(logins.email, person.EmailAddress))),
    ])
    expect(onFile).toEqual([])
    const [kept] = await read(practice.system, (tx) =>
      tx.select().from(visitors).where(eq(visitors.email, person.EmailAddress)),
    )
    expect(JSON.stringify(kept)).not.toMatch(/lantern|argon/)
    expect(kept?.answers).toMatchObject({ name: { familyName: person.Surname }, 'date-of-birth': {} })
  })

  it('needs five members, and judges what else is told as register-patient does', async () => {
    for (const [path, change] of [
      ['demog.Name', { Name: null }],
      ['demog.Surname', { Surname: ' ' }],
      ['demog.EmailAddress', { EmailAddress: undefined }],
      ['demog.Mobile', { Mobile: '' }],
      ['demog.DateOfBirth', { DateOfBirth: null }],
    ] as const) {
      const { error } = await register(least(change))
      expect(error, path).toMatchObject({ EventCode: 1, HttpStatusCode: 400 })
      expect(error?.Fields.map(({ Path }) => Path)).toEqual([path])
    }
    for (const wrong of [
      { Title: 'Emperor' },
      { SexType: 3 },
      { DateOfBirth: 'yesterday' },
      { Mobile: 'none' },
      { Address: { PostCode: 'nowhere' } },
      { WorkEmailAddress: 'x' },
      { Name: '<b>x</b>' },
    ]) {
      const visitor = await register(demog(wrong))
      const patient = await portal.call('auth/validate-profile-data', {
        body: { regCode: payerType, demog: demog(wrong) },
      })
      const said = ({ status, error }: typeof visitor) => [status, error?.EventCode, error?.Fields]
      expect(said(visitor), JSON.stringify(wrong)).toEqual(said(patient))
      expect(visitor.status).toBe(400)
    }
    expect((await register(demog({ Password: 'x' }))).status).toBe(200)
    expect((await register(least({ EmailAddress: '<a.b@example.com>' }))).status).toBe(200)
  })

  it('reads the sign-up code as its payer type, where there is one', async () => {
    for (const left of [null, undefined, ' ']) expect((await register(least(), { payerType: left })).status).toBe(200)
    const { error } = await register(least(), { payerType: 'NOSUCHCODE' })
    expect(error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'payerType' }] })
    expect((await register(least(), { payerType: 7 })).error).toMatchObject({ EventCode: 2 })
    expect((await register(least(), { 'is-oh': true })).status).toBe(400)
  })

  it('tells nobody that an email has an account here, not even a program that may know', async () => {
    const first = await here.waiting()
    await activateByLink(practice.visitor, { token: first.token })
    const known = await register(least({ EmailAddress: first.person.email }))
    const unknown = await register(least())
    const shape = ({ status, result, text }: typeof known) => [status, Object.keys(result), text.length]
    expect(shape(known)).toEqual(shape(unknown))
  })

  it('opens a session for this practice, and no other session books', async () => {
    const person = least()
    const session = String((await register(person)).result.SessionId)
    const code = await codeFor(person.EmailAddress)
    const elsewhere = await openPortal(await makePractice(connection.db))
    const registered = await portal.call('auth/register-patient', { body: { regCode: payerType, demog: demog() } })
    const calls = {
      'resend-validation-code': {},
      'submit-validation-code': { code },
      book: { proposedAppointment: {} },
      'book-time-slot': { proposedTimeSlot },
    }
    for (const [method, body] of Object.entries(calls)) {
      const path = `anon-booking/${method}`
      const answers = [
        await portal.call(path, { body }),
        await portal.call(path, { body, session: 'x' }),
        await portal.call(path, { body, session: String(registered.result.SessionID) }),
        await portal.call(path, { body, session, seconds: 3600 }),
        await elsewhere.call(path, { body, session }),
      ]
      for (const { error } of answers) expect(error, method).toMatchObject({ EventCode: 8, HttpStatusCode: 401 })
      expect((await portal.call(path, { body, session, key: null })).error).toMatchObject({ EventCode: 3 })
    }
    expect((await portal.call('anon-booking/book', { body: {}, session })).error).toMatchObject({ EventCode: 1 })
    const soon = await portal.call('anon-booking/resend-validation-code', { body: {}, session })
    expect(soon.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const again = await portal.call('anon-booking/resend-validation-code', { verb: 'POST', session, seconds: 61 })
    expect(again.status).toBe(200)
    const wrong = await portal.call('anon-booking/submit-validation-code', { body: { code: 'abc' }, session })
    expect(wrong.error).toMatchObject({ HttpStatusCode: 400, Fields: [{ Path: 'code' }] })
  })

  it('counts for the client’s hour', async () => {
    const small = await openPortal(practice, { registrationsPerHour: 1 })
    const send = () => small.call('anon-booking/register-patient', { body: { payerType, demog: least() } })
    expect([(await send()).status, (await send()).status]).toEqual([200, 429])
  })
})
