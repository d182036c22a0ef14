import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messages, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import type { MessageKind } from '@/lib/domain/correspondence/vocabulary'
import { read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
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
let careful: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
  careful = await openPortal(practice, { asksSecondFactor: true })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function activated(change: Record<string, unknown> = {}) {
  const person = demog(change)
  const { result } = await portal.call('auth/register-patient', {
    body: { regCode: await here.makeCode(), demog: person },
  })
  const email = String(person.EmailAddress)
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  const key = await linkOf(practice.visitor, row?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), body: { key } })
  return { email, password: String(person.Password), loginId: row?.loginId ?? '' }
}

/** The last message of a kind to somebody, with the secret it carries. */
async function sent(kind: MessageKind, recipient: string, practiceId: string | null, loginId?: string) {
  const rows = await transaction({ ...practice.system, practiceId }, (tx) =>
    tx.select().from(messages).where(eq(messages.recipient, recipient)),
  )
  const row = rows.filter((one) => one.kind === kind && (!loginId || one.ids.loginId === loginId)).at(-1)
  const id = row?.ids.secretId ?? ''
  return { channel: row?.channel, code: secretCode(id), key: secretValue(id) }
}
const other = (code: string) => (code === '000000' ? '111111' : '000000')

describe('a second factor', () => {
  it('is owed until its code is given; before that nobody is signed in', async () => {
    const { email, password, loginId } = await activated()
    const login = await careful.call('auth/login', { body: { username: email, password } })
    expect(login.result).toMatchObject({ Require2FA: true, Config: { IsLoggedIn: false } })
    const session = String(login.result.SessionID)
    const early = { session, token: String(login.result.Token) }
    expect((await careful.call('patient/demographic-data', early)).error?.EventCode).toBe(8)
    expect((await careful.call('auth/validate', { session })).error?.EventCode).toBe(8)
    expect((await careful.call('auth/send-2fa-code', { session })).result).toEqual({ DeliveryMethod: 'Mobile' })
    expect((await careful.call('auth/send-2fa-code', { session })).status).toBe(429)
    const { code, channel } = await sent('one-time-code', '+444895523411', practice.practiceId, loginId)
    expect(channel).toBe('sms')
    const wrong = await careful.call('auth/submit-2fa-code', { session, body: { code: other(code) } })
    expect(wrong.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'code' }] })
    const right = await careful.call('auth/submit-2fa-code', { session, body: { code } })
    expect(right.result).toMatchObject({ SessionID: session, Require2FA: false, Config: { IsLoggedIn: true } })
    expect(right.result.Token).not.toBe(login.result.Token)
    expect((await careful.call('patient/demographic-data', early)).error?.EventCode).toBe(11)
    const token = String(right.result.Token)
    expect((await careful.call('patient/demographic-data', { session, token })).status).toBe(200)
    expect((await careful.call('auth/submit-2fa-code', { session, body: { code } })).error?.EventCode).toBe(8)
  })

  it('goes by email where that is wished for, and locks after five wrong codes', async () => {
    const { email, password, loginId } = await activated()
    const login = await careful.call('auth/login', { body: { username: email, password } })
    const session = String(login.result.SessionID)
    const told = await careful.call('auth/send-2fa-code', { session, body: { useMobile: false } })
    expect(told.result).toEqual({ DeliveryMethod: 'Email' })
    const { code } = await sent('one-time-code', email, practice.practiceId, loginId)
    const give = (typed: string) => careful.call('auth/submit-2fa-code', { session, body: { code: typed } })
    for (let n = 0; n < 5; n += 1) expect((await give(other(code))).status).toBe(400)
    expect((await give(code)).error).toMatchObject({ EventCode: 14, HttpStatusCode: 403 })
  })
})

describe('a new password', () => {
  const ask = (email: string) => portal.call('password-reset/send-link', { body: { email } })
  const step = (method: string, body: object, session?: string) =>
    portal.call(`password-reset/${method}`, { body, ...(session ? { session } : {}) })

  it('takes a key, a code and the session they open', async () => {
    const { email, password, loginId } = await activated()
    expect(await ask(email)).toMatchObject({ status: 200, result: '' })
    const { key } = await sent('password-reset', email, null)
    expect((await step('validate-key', { key })).result).toEqual({
      SMSVerification: true,
      DemographicsVerification: false,
      MobileHint: 'xxxxxxxxx411',
    })
    expect((await step('send-validation-sms', { key })).status).toBe(200)
    const { code } = await sent('one-time-code', '+444895523411', practice.practiceId, loginId)
    expect((await step('submit-validation-code', { key, code: other(code) })).status).toBe(400)
    const proven = await step('submit-validation-code', { key, code })
    const session = String(proven.result.SessionId)
    const newPassword = 'brown foxes 52 dancing'
    expect((await step('set-password', { key, newPassword })).error?.EventCode).toBe(8)
    expect((await step('set-password', { key, newPassword }, 'wrong')).status).toBe(400)
    const weak = await step('set-password', { key, newPassword: 'password1' }, session)
    expect(weak.error).toMatchObject({ HttpStatusCode: 400, Fields: [{ Path: 'newPassword' }] })
    expect((await step('set-password', { key, newPassword }, session)).status).toBe(200)
    expect((await step('set-password', { key, newPassword }, session)).status).toBe(400)
    const signIn = (secret: string) => portal.call('auth/login', { body: { username: email, password: secret } })
    expect((await signIn(password)).status).toBe(401)
    expect((await signIn(newPassword)).status).toBe(200)
  })

  it('answers known and unknown addresses alike, and mails both', async () => {
    const { email } = await activated()
    const known = await ask(email)
    const unknown = await ask('stranger@example.com')
    expect(known.text).toBe(unknown.text)
    expect((await sent('password-reset-unknown', 'stranger@example.com', null)).channel).toBe('email')
  })

  it('is never set by what is known of a person', async () => {
    for (const method of ['set-password-using-demographics', 'submit-password-reset-email']) {
      const body = {
        key: 'x',
        name: 'John',
        surname: 'Lemon',
        postcode: 'N1 7NK',
        newPassword: 'brown foxes 52 dancing',
      }
      expect((await portal.call(`auth/${method}`, { body })).error).toMatchObject({ EventCode: 0, HttpStatusCode: 501 })
    }
    const { email } = await activated()
    expect((await portal.call('auth/send-password-reset-email', { body: { email } })).status).toBe(200)
    expect((await sent('password-reset', email, null)).channel).toBe('email')
  })

  it('is not for a key that ran out, or of somebody of another practice', async () => {
    const { email } = await activated()
    await ask(email)
    const { key } = await sent('password-reset', email, null)
    const late = await portal.call('password-reset/validate-key', { body: { key }, seconds: 15 * 60 + 1 })
    expect(late.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const elsewhere = await openPortal(await makePractice(connection.db))
    expect((await elsewhere.call('password-reset/validate-key', { body: { key } })).status).toBe(400)
    expect((await step('validate-key', {})).status).toBe(400)
    expect((await step('validate-key', { key: 'x' })).status).toBe(400)
  })
})
