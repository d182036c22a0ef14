import { linkIn, messageTo } from '@/e2e/support/messages'
import { somebody } from '@/e2e/support/person'
import { expect, test } from '@/e2e/support/test'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { newId } from '@/lib/platform/ids'

type Envelope = {
  status: 'ok' | 'error'
  result: Record<string, unknown>
  error: { EventCode: number; Message: string }
}

/** The published POST example, with an email and a mobile nobody had before and a password our policy takes. */
const example = (email: string, digits: string) => ({
  Title: 'Mr',
  Name: 'John',
  Surname: `Lemon${newId().slice(-6)}`,
  SexType: 1,
  Initials: 'JL',
  DateOfBirth: '1958-08-02T00:00:00',
  Mobile: `+444 895 ${digits.slice(0, 3)} ${digits.slice(3)}`,
  Telephone: '+444 525 111 555',
  EmailAddress: email,
  WorkEmailAddress: '<john.lemon@mywork.com>',
  Password: 'grey47otters2sing',
  Address: {
    Address1: 'Studio 99',
    Address2: 'Backlok Street',
    Address3: 'Camden',
    City: 'London',
    County: '',
    PostCode: 'N1 7NK',
    Country: 'United Kingdom',
  },
  NextOfKin: {
    Relationship: 'Mam',
    Name: 'Mariel',
    Surname: 'Lemon',
    Mobile: '+444 895 111 222',
    WorkTelephone: '+444 525 111 555',
    Address: {
      Address1: 'Studio 1',
      Address2: 'Cardwell Roa',
      Address3: 'Camden',
      City: 'London',
      County: '',
      PostCode: 'N1 7NK',
      Country: 'United Kingdom',
    },
  },
})

test('a program registers, activates, signs in, reads and changes a person, and signs out', async ({
  baseURL,
  practice,
  visit,
}) => {
  const settings = {
    ...{
      name: `Checklist ${newId()}`,
      portal: 'patient' as const,
      allowedOrigins: [],
      allowedNetworks: [],
      portalAddress: null,
    },
    ...{ discloses10001: true, asksSecondFactor: false, requestsPerMinute: 6000, registrationsPerHour: 6000 },
  }
  const { clientKey } = await createApiClient({ ...practice.as('manager'), now: new Date() }, settings)
  const { code: regCode } = await practice.newCode()
  let headers: Record<string, string> = {}
  const call = async (verb: 'GET' | 'POST', path: string, sent: Record<string, unknown> = {}) => {
    const address = new URL(`${baseURL}/patientportalapi/${path}`)
    address.searchParams.set('client-key', clientKey)
    if (verb === 'GET') for (const [name, value] of Object.entries(sent)) address.searchParams.set(name, String(value))
    const body = verb === 'POST' ? { body: JSON.stringify(sent) } : {}
    const response = await fetch(address, {
      method: verb,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...body,
    })
    return {
      status: response.status,
      answer: (await response.json()) as Envelope,
      cookie: response.headers.get('set-cookie'),
    }
  }

  await test.step('12, 14, 17: the code, the titles and the texts', async () => {
    const { answer } = await call('GET', 'auth/validate-reg-code', { 'reg-code': regCode, 'is-oh': false })
    expect(answer.result).toMatchObject({ RegCode: regCode, CompanyType: 'M' })
    expect((await call('GET', 'auth/allowed-titles')).answer.error.EventCode).toBe(1)
    const texts = await call('GET', 'auth/terms-and-conditions')
    expect(texts.answer.result).toMatchObject({ TermsAndConditionsText: expect.stringContaining('<p>') })
  })

  const { email } = somebody()
  const digits = String(Math.floor(Math.random() * 1e6)).padStart(6, '0')
  const demog = example(`<${email}>`, digits)

  await test.step('19–31: registering by the published example', async () => {
    expect((await call('POST', 'auth/validate-profile-data', { regCode, demog })).answer).toEqual({
      status: 'ok',
      result: '',
    })
    const { answer, cookie } = await call('POST', 'auth/register-patient', { regCode, demog })
    expect(answer.result.ActivationType).toBe(3)
    expect(cookie).toContain('ASP.NET_SessionId=')
    headers = { 'x-session-id': String(answer.result.SessionID) }
    const early = await call('POST', 'auth/login', { username: email, password: demog.Password })
    expect(early.status).toBe(401)
  })

  await test.step('32, 33: activating by the code of the text message, once', async () => {
    const text = await messageTo(visit, `+444895${digits}`)
    const code = /\b\d{6}\b/.exec(text.text)?.[0] ?? ''
    const done = await call('GET', 'auth/submit-activation-sms', { code })
    expect(done.answer).toEqual({ status: 'ok', result: { OutstandingInvoice: null } })
    expect((await call('GET', 'auth/submit-activation-sms', { code })).status).toBe(400)
  })

  await test.step('28: the email has an account now', async () => {
    const again = await call('POST', 'auth/register-patient', { regCode, demog })
    expect(again.answer.error.EventCode).toBe(10001)
  })

  await test.step('35, 38: signing in', async () => {
    const { answer } = await call('POST', 'auth/login', { username: email, password: demog.Password })
    expect(answer.result).toMatchObject({ Require2FA: false, Config: { IsLoggedIn: true } })
    headers = { 'x-session-id': String(answer.result.SessionID), 'x-token': String(answer.result.Token) }
    expect((await call('GET', 'auth/validate')).answer.result.RemainingTime).toBeGreaterThan(1700)
  })

  await test.step('45: reading and changing', async () => {
    const before = await call('GET', 'patient/demographic-data')
    expect(before.answer.result).toMatchObject({
      Name: 'John',
      EmailAddress: email,
      Initials: 'JL',
      Address: demog.Address,
    })
    const change = { password: demog.Password, demog: { Initials: '', Telephone: null, Address: { City: 'Leeds' } } }
    expect((await call('POST', 'patient/demographic-data', change)).status).toBe(200)
    const after = await call('GET', 'patient/demographic-data')
    expect(after.answer.result).toMatchObject({ Initials: '', Telephone: '+444525111555', Address: { City: 'Leeds' } })
    expect(JSON.stringify(after.answer)).not.toContain(demog.Password)
  })

  await test.step('36: signing out ends it', async () => {
    expect((await call('GET', 'auth/logout')).status).toBe(200)
    expect((await call('GET', 'patient/demographic-data')).answer.error.EventCode).toBe(8)
  })

  await test.step('41–44: a new password', async () => {
    headers = {}
    await call('POST', 'password-reset/send-link', { email })
    await expect.poll(async () => (await messageTo(visit, email)).text).toContain('/reset/')
    const key =
      linkIn(await messageTo(visit, email), 'reset')
        .split('/')
        .at(-1) ?? ''
    const ways = await call('POST', 'password-reset/validate-key', { key })
    expect(ways.answer.result.MobileHint).toMatch(/^x+\d{3}$/)
    await call('POST', 'password-reset/send-validation-sms', { key })
    await expect.poll(async () => (await messageTo(visit, `+444895${digits}`, 2)).text).toMatch(/\d{6}/)
    const code = /\b\d{6}\b/.exec((await messageTo(visit, `+444895${digits}`, 2)).text)?.[0] ?? ''
    const proven = await call('POST', 'password-reset/submit-validation-code', { key, code })
    headers = { 'x-session-id': String(proven.answer.result.SessionId) }
    const newPassword = 'brown52foxes9dance'
    expect((await call('POST', 'password-reset/set-password', { key, newPassword })).status).toBe(200)
    headers = {}
    expect((await call('POST', 'auth/login', { username: email, password: newPassword })).status).toBe(200)
  })

  await test.step('the description of the API stands beside it', async () => {
    const described = await fetch(`${baseURL}/api/v1/openapi.json`)
    expect(await described.json()).toMatchObject({
      openapi: '3.1.0',
      paths: { '/patientportalapi/auth/register-patient': {} },
    })
  })
})
