import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { claimOutgoing, outgoingOf } from '@/lib/domain/correspondence/load-outgoing'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { read } from '@/lib/domain/shared/context'
import { writeMessage } from '@/lib/messages/write-message'
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

async function registrationOf(email: string) {
  const rows = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  return rows[0]
}

describe('a sign-up code', () => {
  it('leads to its chargeband while it lives', async () => {
    const code = await here.makeCode()
    for (const method of ['validate-reg-code', 'reg-code-info'])
      expect(
        (await portal.call(`auth/${method}`, { query: { 'reg-code': code.toLowerCase(), 'is-oh': 'false' } })).result,
      ).toEqual({
        Name: 'Online',
        RegCode: code,
        CompanyType: 'M',
        ProvideDeptsAndDivs: false,
      })
    const titles = await portal.call('auth/allowed-titles', { query: { 'reg-code': code } })
    expect(titles.result).toEqual(expect.arrayContaining(['Mr', 'Mrs', 'Mx', 'Dr']))
  })

  it('is refused when unknown, blank, missing or ended', async () => {
    const ask = (query: Record<string, string>) => portal.call('auth/validate-reg-code', { query })
    expect((await ask({ 'reg-code': 'NOSUCHCODE' })).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    expect((await ask({ 'reg-code': ' ' })).error?.HttpStatusCode).toBe(400)
    expect((await ask({})).error).toMatchObject({ Fields: [{ Path: 'reg-code' }] })
    expect((await ask({ 'reg-code': 'x', 'is-oh': 'perhaps' })).error?.EventCode).toBe(2)
    const neither = await portal.call('auth/allowed-titles')
    expect(neither.error).toMatchObject({ EventCode: 1, HttpStatusCode: 400 })
    const departments = await portal.call('auth/departments-divisions', {
      query: { 'reg-code': await here.makeCode() },
    })
    expect(departments.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
  })

  it('is none where neither code is given, and the membership code comes first', async () => {
    const send = (body: Record<string, unknown>) => portal.call('auth/register-patient', { body })
    expect((await send({ demog: demog() })).error).toMatchObject({ EventCode: 1, Fields: [{ Path: 'regCode' }] })
    const both = await send({ regCode: await here.makeCode(), membershipCode: 'GOLD', demog: demog() })
    expect(both.error).toMatchObject({ EventCode: 0, Fields: [{ Path: 'membershipCode' }] })
  })
})

describe('register-patient', () => {
  it('registers the published example, with its angle brackets and without', async () => {
    const regCode = await here.makeCode()
    const plain = demog()
    const wrapped = demog()
    const bracketed = { ...wrapped, EmailAddress: `<${wrapped.EmailAddress}>` }
    const answers = [
      await portal.call('auth/register-patient', { body: { regCode, demog: plain, unknown: { member: 1 } } }),
      await portal.call('auth/register-patient', { body: { regCode, demog: bracketed, 'is-oh': false } }),
    ]
    for (const { status, result, headers } of answers) {
      expect(status).toBe(200)
      expect(result.ActivationType).toBe(3)
      expect(headers.get('x-session-id')).toBe(result.SessionID)
      expect(headers.get('set-cookie')).toContain(
        `ASP.NET_SessionId=${result.SessionID}; Path=/patientportalapi; HttpOnly`,
      )
    }
    const kept = await registrationOf(wrapped.EmailAddress)
    expect(kept).toMatchObject({
      status: 'awaiting-activation',
      route: 'sign-up-code',
      title: 'Mr',
      dateOfBirth: '1958-08-02',
      sex: 'male',
      mobile: '+444895523411',
      address: { line1: 'Studio 99', line2: 'Backlok Street', town: 'London', postcode: 'N1 7NK' },
      nextOfKin: { name: 'Mariel Lemon', relationship: 'other', phone: '+444895111222' },
      contactPreferences: {},
      moreDetails: {
        initials: 'JL',
        phone: '+444525111555',
        workEmail: 'john.lemon@mywork.com',
        line3: 'Camden',
        country: 'United Kingdom',
        kin: { relationship: 'Mam', workPhone: '+444525111555', address: { line1: 'Studio 1' } },
      },
    })
    expect(await here.used(regCode)).toBe(2)
    const messages = await here.messagesOf(kept?.id ?? '')
    expect(messages.map(({ kind }) => kind).sort()).toEqual(['activation-email', 'activation-sms'])
    const audit = await read(practice.system, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, kept?.id ?? '')),
    )
    expect(audit).toEqual([expect.objectContaining({ action: 'registration.submitted', actorKind: 'api-client' })])
  })

  it('needs what the practice asks for, and says so field by field', async () => {
    const regCode = await here.makeCode()
    for (const [path, change] of [
      ['demog.Name', { Name: null }],
      ['demog.Surname', { Surname: ' ' }],
      ['demog.EmailAddress', { EmailAddress: undefined }],
      ['demog.DateOfBirth', { DateOfBirth: null }],
      ['demog.Address.PostCode', { Address: { Address1: 'Studio 99' } }],
      ['demog.Address.PostCode', { Address: null }],
    ] as const) {
      const answer = await portal.call('auth/register-patient', { body: { regCode, demog: demog(change) } })
      expect(answer.error, path).toMatchObject({ EventCode: 1, HttpStatusCode: 400 })
      expect(answer.error?.Fields.map(({ Path }) => Path)).toEqual([path])
    }
    const noPassword = await portal.call('auth/register-patient', {
      body: { regCode, demog: demog({ Password: null }) },
    })
    expect(noPassword.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'demog.Password' }] })
    const many = await portal.call('auth/register-patient', {
      body: { regCode, demog: demog({ Name: '', EmailAddress: 'x', Password: 'short' }) },
    })
    expect(many.error?.Fields.map(({ Path }) => Path)).toEqual(['demog.Name', 'demog.EmailAddress', 'demog.Password'])
    expect(await here.used(regCode)).toBe(0)
  })

  it('tells a client that may know of an account here, and no other client', async () => {
    const first = await here.waiting()
    await activateByLink(practice.visitor, { token: first.token })
    const body = { regCode: first.code, demog: demog({ EmailAddress: first.person.email.toUpperCase() }) }
    const told = await portal.call('auth/register-patient', { body })
    expect(told.error).toMatchObject({ EventCode: 10001, HttpStatusCode: 409 })
    expect(told.headers.get('set-cookie')).toBeNull()
    const quiet = await openPortal(practice, { discloses10001: false })
    const answer = await quiet.call('auth/register-patient', { body })
    expect(answer.result).toMatchObject({ ActivationType: 3 })
    const elsewhere = await makePractice(connection.db)
    const theirs = await openForRegistration(elsewhere)
    const other = await openPortal(elsewhere)
    const abroad = await other.call('auth/register-patient', { body: { ...body, regCode: await theirs.makeCode() } })
    expect(abroad.result).toMatchObject({ ActivationType: 3 })
  })

  it('links to the program’s own website where it has one', async () => {
    const own = await openPortal(practice, { portalAddress: 'https://portal.example.com/app' })
    const person = demog()
    await own.call('auth/register-patient', { body: { regCode: await here.makeCode(), demog: person } })
    const [row] = await read(practice.system, (tx) =>
      tx.select().from(registrations).where(eq(registrations.email, person.EmailAddress)),
    )
    const [mail] = (await here.messagesOf(row?.id ?? '')).filter(({ kind }) => kind === 'activation-email')
    const claimed = await read(practice.system, (tx) => claimOutgoing(tx, mail?.id ?? ''))
    if (!claimed) throw new Error('The message is not waiting')
    const key = await linkOf(practice.visitor, row?.id ?? '')
    const { text } = writeMessage(outgoingOf(claimed, practice.system.now))
    expect(text).toContain(`https://portal.example.com/app/#/confirm-email?key=${key}`)
  })

  it('counts the client’s hour', async () => {
    const small = await openPortal(practice, { registrationsPerHour: 1 })
    const regCode = await here.makeCode()
    expect((await small.call('auth/register-patient', { body: { regCode, demog: demog() } })).status).toBe(200)
    expect((await small.call('auth/register-patient', { body: { regCode, demog: demog() } })).status).toBe(429)
  })
})
