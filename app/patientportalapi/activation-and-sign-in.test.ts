import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onlineAccounts, registrations, sessions } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
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
  await practice.activate()
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function register() {
  const person = demog()
  const { result } = await portal.call('auth/register-patient', {
    body: { regCode: await here.makeCode(), demog: person },
  })
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, person.EmailAddress)),
  )
  if (!row) throw new Error('The registration is not there')
  return { person, session: String(result.SessionID), id: row.id, key: await linkOf(practice.visitor, row.id) }
}

const signIn = (username: string, password: string) =>
  portal.call('auth/login', { body: { username, password }, query: { 'is-oh': 'false' } })

async function signedIn() {
  const { person, session, key, id } = await register()
  await portal.call('auth/submit-validation-email', { session, body: { key } })
  const { result } = await signIn(person.EmailAddress, person.Password)
  return { person, id, session: String(result.SessionID), token: String(result.Token) }
}

describe('activation', () => {
  it('by the key of the email, once, in the session of the registration', async () => {
    const { person, session, key } = await register()
    expect((await signIn(person.EmailAddress, person.Password)).error).toMatchObject({
      EventCode: 0,
      HttpStatusCode: 401,
    })
    const none = await portal.call('auth/submit-validation-email', { body: { key } })
    expect(none.error).toMatchObject({ EventCode: 8, HttpStatusCode: 401 })
    const other = await register()
    const foreign = await portal.call('auth/submit-validation-email', { session: other.session, body: { key } })
    expect(foreign.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const done = await portal.call('auth/submit-validation-email', { session, body: { key } })
    expect(done.result).toEqual({ OutstandingInvoice: null })
    const again = await portal.call('auth/submit-validation-email', { session, body: { key } })
    expect(again.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    expect((await signIn(person.EmailAddress, person.Password)).status).toBe(200)
  })

  it('by the code of the text message, and by the older ways', async () => {
    const bySms = await register()
    const code = await here.smsCode(bySms.id)
    const wrong = await portal.call('auth/submit-activation-sms', {
      session: bySms.session,
      query: { code: code === '000000' ? '111111' : '000000' },
    })
    expect(wrong.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'code' }] })
    const right = await portal.call('auth/submit-activation-sms', { session: bySms.session, query: { code } })
    expect(right.result).toEqual({ OutstandingInvoice: null })
    const byCookie = await register()
    const headers = { cookie: `ASP.NET_SessionId=${byCookie.session}` }
    const answer = await portal.call('auth/submit-validation-email', { headers, body: { key: byCookie.key } })
    expect(answer.status).toBe(200)
    const byBody = await register()
    const inBody = { key: byBody.key, SessionId: byBody.session }
    expect((await portal.call('auth/submit-validation-email', { body: inBody })).status).toBe(200)
    const byOldGet = await register()
    expect((await portal.call('auth/submit-validation-email', { query: { key: byOldGet.key } })).status).toBe(200)
  })

  it('is sent again after a minute, and ends what was sent before', async () => {
    const { session, key, id } = await register()
    const soon = await portal.call('auth/send-activation-email', { session })
    expect(soon.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const later = await portal.call('auth/send-activation-email', { session, seconds: 61 })
    expect(later).toMatchObject({ status: 200, result: '' })
    expect((await portal.call('auth/submit-validation-email', { session, body: { key } })).status).toBe(400)
    const fresh = await linkOf(practice.visitor, id)
    expect(
      (await portal.call('auth/submit-validation-email', { session, body: { key: fresh }, seconds: 62 })).status,
    ).toBe(200)
    expect((await portal.call('auth/send-activation-sms')).error?.EventCode).toBe(8)
  })

  it('answers the same by address whether anybody waits there or not', async () => {
    const { person, id } = await register()
    const known = await portal.call('auth/send-validation-email', {
      query: { email: person.EmailAddress },
      seconds: 61,
    })
    const unknown = await portal.call('auth/send-validation-email', { query: { email: 'nobody@example.com' } })
    expect(known.text).toBe(unknown.text)
    expect((await here.messagesOf(id)).filter(({ kind }) => kind === 'activation-email')).toHaveLength(2)
  })

  it('leads nowhere at another practice', async () => {
    const { key, session } = await register()
    const other = await openPortal(await makePractice(connection.db))
    expect((await other.call('auth/submit-validation-email', { query: { key } })).error?.HttpStatusCode).toBe(400)
    expect((await other.call('auth/submit-validation-email', { session, body: { key } })).error?.EventCode).toBe(8)
  })
})

describe('signing in', () => {
  it('gives a session, a token and the configuration; each time others', async () => {
    const { person, session, token } = await signedIn()
    const { result, headers } = await signIn(person.EmailAddress, person.Password)
    expect(result).toMatchObject({
      SessionID: expect.any(String),
      Token: expect.any(String),
      Require2FA: false,
      Config: { IsLoggedIn: true, Permissions: { Patient: { CanChangePassword: true } }, ForceContactOptions: true },
    })
    expect(headers.get('set-cookie')).toContain(`ASP.NET_SessionId=${result.SessionID}`)
    expect(result.SessionID).not.toBe(session)
    expect(result.Token).not.toBe(token)
    const config = await portal.call('auth/config', { session })
    expect(config.result.IsLoggedIn).toBe(true)
  })

  it('renews by validate, and ends by logout, which needs the token', async () => {
    const { session, token } = await signedIn()
    const first = await portal.call('auth/validate', { session })
    expect(first.result).toEqual({ Token: token, RemainingTime: expect.any(Number) })
    const later = await portal.call('auth/validate', { session, seconds: 1200 })
    expect(later.result.RemainingTime).toBe(1800)
    expect((await portal.call('auth/logout', { session })).error).toMatchObject({ EventCode: 11, HttpStatusCode: 403 })
    expect((await portal.call('auth/logout', { session, token: 'wrong' })).error?.EventCode).toBe(11)
    expect((await portal.call('auth/logout', { session, query: { token } })).status).toBe(200)
    expect((await portal.call('auth/validate', { session })).error).toMatchObject({ EventCode: 8, HttpStatusCode: 401 })
    expect((await portal.call('auth/logout', { session, token })).error?.EventCode).toBe(8)
  })

  it('ends by itself after half an hour unused', async () => {
    const { session } = await signedIn()
    expect((await portal.call('auth/validate', { session, seconds: 1801 })).error?.EventCode).toBe(8)
  })

  it('is refused alike for a wrong password, an unknown name and an account elsewhere', async () => {
    const { person } = await signedIn()
    const wrong = await signIn(person.EmailAddress, 'not the password')
    const unknown = await signIn('nobody@example.com', 'not the password')
    const other = await openPortal(await makePractice(connection.db))
    const body = { username: person.EmailAddress, password: person.Password }
    const elsewhere = await other.call('auth/login', { body })
    for (const { error } of [wrong, unknown, elsewhere])
      expect(error).toMatchObject({ EventCode: 0, HttpStatusCode: 401, Message: wrong.error?.Message })
    for (const body of [{}, { username: person.EmailAddress }, { username: 1, password: 2 }])
      expect((await portal.call('auth/login', { body })).status).toBe(400)
  })

  it('blocks after five wrong passwords', async () => {
    const { person } = await signedIn()
    for (let n = 0; n < 5; n += 1) expect((await signIn(person.EmailAddress, 'wrong')).status).toBe(401)
    expect((await signIn(person.EmailAddress, person.Password)).error).toMatchObject({
      EventCode: 14,
      HttpStatusCode: 403,
    })
  })

  it('ends at once when staff disable the account', async () => {
    const { session, id } = await signedIn()
    const [account] = await read(practice.system, (tx) =>
      tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)),
    )
    const patientId = account?.patientId ?? ''
    await disableAccount(practice.as('manager'), { patientId, reason: 'They asked for it', quietly: true })
    expect((await portal.call('auth/validate', { session })).error).toMatchObject({ EventCode: 8, HttpStatusCode: 401 })
    expect(
      await connection.db
        .select()
        .from(sessions)
        .where(eq(sessions.loginId, account?.loginId ?? '')),
    ).toEqual([])
  })

  it('of another practice opens nothing here', async () => {
    const { session, token } = await signedIn()
    const other = await openPortal(await makePractice(connection.db))
    expect((await other.call('auth/validate', { session })).error?.EventCode).toBe(8)
    expect((await other.call('auth/logout', { session, token })).error?.EventCode).toBe(8)
  })
})
