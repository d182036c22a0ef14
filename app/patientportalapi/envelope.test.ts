import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
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

const event = (eventCode: number, status: number) => ({
  status,
  error: {
    Message: expect.stringMatching(/\w/),
    EventType: expect.any(Number),
    EventCode: eventCode,
    HttpStatusCode: status,
    Description: null,
    ReferenceNumber: expect.stringMatching(/^[0-9a-f-]{36}$/),
    Fields: expect.any(Array),
  },
})

describe('the envelope', () => {
  it('answers server-state without a client key', async () => {
    const { status, text } = await portal.call('auth/server-state', { key: null })
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      status: 'ok',
      result: expect.objectContaining({ StateCode: 1, ProtocolVersion: '1.1.0' }),
    })
  })

  it('writes no address in the log that names no call', async () => {
    const said = vi.spyOn(log, 'info')
    await portal.call('patient/ann.quill@example.com')
    await portal.call('auth/submit-activation-sms', { key: 'no such key' })
    const lines = JSON.stringify(said.mock.calls)
    said.mockRestore()
    expect(lines).toContain('auth/submit-activation-sms')
    expect(lines).not.toContain('quill')
  })

  it('says what it does not know: section, method, verb, key', async () => {
    expect(await portal.call('nothing/config')).toMatchObject(event(5, 404))
    expect(await portal.call('')).toMatchObject(event(5, 404))
    expect(await portal.call('constructor/config')).toMatchObject(event(5, 404))
    expect(await portal.call('auth/nothing')).toMatchObject(event(6, 404))
    expect(await portal.call('auth')).toMatchObject(event(6, 404))
    expect(await portal.call('auth/config/more')).toMatchObject(event(6, 404))
    const wrongVerb = await portal.call('auth/config', { body: {} })
    expect(wrongVerb).toMatchObject(event(0, 405))
    expect(wrongVerb.headers.get('allow')).toBe('GET')
    for (const verb of ['PUT', 'DELETE', 'PATCH'])
      expect(await portal.call('auth/register-patient', { verb })).toMatchObject(event(0, 405))
    expect(await portal.call('auth/config', { key: null })).toMatchObject(event(3, 401))
    expect(await portal.call('auth/config', { key: 'wrong' })).toMatchObject(event(4, 401))
    expect(await portal.call('auth/config', { key: 'x'.repeat(5000) })).toMatchObject(event(4, 401))
  })

  it('names what is missing or cannot be read, at each field and in the message', async () => {
    const missing = await portal.call('auth/sso-login-details')
    expect(missing.error).toMatchObject({
      EventCode: 9,
      HttpStatusCode: 400,
      Message: 'company-identifier is missing: say which company',
      Fields: [
        {
          Path: 'company-identifier',
          Code: 'api.companyMissing',
          Text: 'company-identifier is missing: say which company',
        },
      ],
    })
    const body = { regCode: await here.makeCode(), demog: { Surname: 5, Address: [] } }
    expect((await portal.call('auth/register-patient', { body })).error?.Fields.map(({ Text }) => Text)).toEqual([
      'demog.Surname is not in the right form',
      'demog.Address is not in the right form',
    ])
  })

  it('takes the key from its cookie', async () => {
    const headers = { cookie: `Client-key=${portal.clientKey}` }
    expect((await portal.call('auth/config', { key: null, headers })).status).toBe(200)
  })

  it('refuses a body that is no JSON object, or too large', async () => {
    for (const raw of ['', '{', '[]', '[1,2]', '"text"', '1', 'null', '<xml/>'])
      expect(await portal.call('auth/register-patient', { raw })).toMatchObject(event(7, 400))
    const raw = JSON.stringify({ regCode: 'x'.repeat(1024 * 1024) })
    expect(await portal.call('auth/register-patient', { raw })).toMatchObject(event(7, 413))
  })

  it('refuses markup in any text, and unwraps an email that is wholly in brackets', async () => {
    const regCode = await here.makeCode()
    for (const name of ['Name', 'Surname', 'Initials', 'Title', 'EmployeeNumber', 'Password'])
      for (const markup of ['<b>x</b>', 'x<script>', '</p>', '<!-- x -->']) {
        const answer = await portal.call('auth/validate-profile-data', {
          body: { regCode, demog: demog({ [name]: markup }) },
        })
        expect(answer, name).toMatchObject(event(12, 400))
        expect(answer.error?.Fields[0]?.Path).toBe(`demog.${name}`)
      }
    const plain = { body: { regCode, demog: demog({ Initials: 'a < b', EmployeeNumber: '1 <2> 3' }) } }
    expect((await portal.call('auth/validate-profile-data', plain)).status).toBe(200)
    expect(await portal.call('auth/reg-code-info', { query: { 'reg-code': '<b>' } })).toMatchObject(event(12, 400))
  })

  it('lets pages of allowed sites read it, and refuses calls from others', async () => {
    const from = (origin: string) => portal.call('auth/config', { headers: { origin } })
    const good = await from('http://localhost:5173')
    expect(good.status).toBe(200)
    expect(good.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    expect(good.headers.get('access-control-allow-credentials')).toBe('true')
    const bad = await from('https://evil.example')
    expect(bad).toMatchObject(event(0, 403))
    expect(bad.headers.get('access-control-allow-origin')).toBeNull()
    const asked = await portal.call('auth/register-patient', {
      verb: 'OPTIONS',
      headers: { origin: 'http://localhost:5173' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-session-id')
  })

  it('keeps networks out that are not the client’s, and counts its minute', async () => {
    const elsewhere = await openPortal(practice, { allowedNetworks: ['198.51.100.0/24'] })
    expect(await elsewhere.call('auth/config')).toMatchObject(event(13, 403))
    const small = await openPortal(practice, { requestsPerMinute: 2 })
    expect((await small.call('auth/config')).status).toBe(200)
    expect((await small.call('auth/config')).status).toBe(200)
    const third = await small.call('auth/config')
    expect(third).toMatchObject(event(0, 429))
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('says how the practice is set up, in the language asked for', async () => {
    const { result } = await portal.call('auth/config')
    expect(result).toMatchObject({
      IsLoggedIn: false,
      CompanyName: 'Test Surgery',
      Configuration: { PasswordPolicy: { Length: 10, MixCaps: false }, SessionTimeout: 1800 },
      ForceTermsAndConditions: false,
    })
    const welsh = await portal.call('auth/reg-code-info', {
      query: { 'reg-code': 'NOSUCHCODE' },
      headers: { 'accept-language': 'cy' },
    })
    const english = await portal.call('auth/reg-code-info', { query: { 'reg-code': 'NOSUCHCODE' } })
    expect(welsh.error?.Message).not.toBe(english.error?.Message)
    expect(english).toMatchObject(event(0, 400))
  })
})
