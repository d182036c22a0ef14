import { eq } from 'drizzle-orm'
import { registrations, secrets } from '@/drizzle/schema'
import { type ApiPractice, withClients } from '@/e2e/support/api-practice'
import { messagesTo } from '@/e2e/support/messages'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { event, expect, program, test } from '@/e2e/support/portal-api'
import { activationKey, lemon, logIn, otherCode, plainNumber, register, textedCode } from '@/e2e/support/portal-people'
import { saveSecurity } from '@/lib/domain/practices/save-security'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { read } from '@/lib/domain/shared/context'

async function registrationOf({ system }: ApiPractice, email: string) {
  const rows = await read(system, (tx) => tx.select().from(registrations).where(eq(registrations.email, email)))
  return rows[0]
}

/** Lets the wait between two messages pass: what was sent to a registration was sent an hour ago. */
const anHourLater = ({ system }: ApiPractice, registrationId: string) =>
  read(system, (tx) =>
    tx
      .update(secrets)
      .set({ createdAt: new Date(Date.now() - 3600_000) })
      .where(eq(secrets.subjectId, registrationId)),
  )

for (const [how, wrap] of [
  ['with its angle brackets', (email: string) => `<${email}>`],
  ['without them', (email: string) => email],
] as const) {
  test(`the published example, ${how}, registers, activates by the email’s key and signs in`, async ({
    portal,
    api,
    visit,
  }) => {
    const plain = lemon()
    const { EmailAddress: email, WorkEmailAddress: work } = plain
    const demog = { ...plain, EmailAddress: wrap(email), WorkEmailAddress: wrap(work) }
    const { code: regCode } = await api.newCode()
    const { status, result } = await portal.call('auth/register-patient', { body: { regCode, demog } })
    expect([status, result.ActivationType]).toEqual([200, 3])
    const key = await activationKey(visit, plain)
    const done = await portal.call('auth/submit-validation-email', {
      session: String(result.SessionID),
      body: { key },
    })
    expect(done.result).toEqual({ OutstandingInvoice: null })
    const login = await logIn(portal, { ...plain, EmailAddress: wrap(email) })
    expect(login.status).toBe(200)
    const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
    const shown = await portal.call('patient/demographic-data', who)
    const { Password: _password, ...told } = plain
    expect(shown.result).toMatchObject({
      ...told,
      Mobile: plainNumber(plain.Mobile),
      Telephone: '+444525111555',
      NextOfKin: { ...told.NextOfKin, Mobile: '+444895111222', WorkTelephone: '+444525111555' },
    })
  })

  test(`the published example, ${how}, activates by the code of the text message and signs in`, async ({
    portal,
    api,
    visit,
  }) => {
    const { demog, session } = await register({ portal, api, visit })
    const code = await textedCode(visit, demog)
    const done = await portal.call('auth/submit-activation-sms', { session, query: { code, 'is-oh': 'false' } })
    expect(done.result).toEqual({ OutstandingInvoice: null })
    expect((await logIn(portal, { ...demog, EmailAddress: wrap(demog.EmailAddress) })).status).toBe(200)
  })
}

test('29. ActivationType is 1, 2 or 3 as the messages really go out', async ({ visit, address }) => {
  const { end, ...own } = await makeOwnPractice()
  const api = await withClients(own)
  const portal = program(visit.base, await api.newClient(), address)
  const manager = () => ({ ...api.as('manager'), now: new Date() })
  const channels = [
    ['email', 1, [1, 0]],
    ['sms', 2, [0, 1]],
    ['either', 3, [1, 1]],
  ] as const
  for (const [activationChannel, type, sent] of channels) {
    const { version, passwordPolicy, unactivatedDays, secondFactorRequired } = await practiceSettingsOf(manager())
    const settings = { version, activationChannel, unactivatedDays, secondFactorRequired, ...passwordPolicy }
    await saveSecurity(manager(), settings)
    const { demog, activationType } = await register({ portal, api, visit })
    expect(activationType).toBe(type)
    const arrived = async () => [
      (await messagesTo(visit, demog.EmailAddress)).length,
      (await messagesTo(visit, plainNumber(demog.Mobile))).length,
    ]
    await expect.poll(arrived).toEqual(sent)
  }
  await end()
})

test('30. registering opens a session, which resending and activating need', async ({ portal, api, visit }) => {
  const { session, demog } = await register({ portal, api, visit })
  for (const method of ['send-activation-email', 'send-activation-sms']) {
    expect(await portal.call(`auth/${method}`)).toMatchObject(event(8, 401))
    expect(await portal.call(`auth/${method}`, { session: 'nonsense' })).toMatchObject(event(8, 401))
    // Within a minute it is too soon to send again.
    expect(await portal.call(`auth/${method}`, { session })).toMatchObject(event(0, 400))
  }
  const query = { code: await textedCode(visit, demog) }
  expect(await portal.call('auth/submit-activation-sms', { query })).toMatchObject(event(8, 401))
  const key = await activationKey(visit, demog)
  expect(await portal.call('auth/submit-validation-email', { body: { key } })).toMatchObject(event(8, 401))
  const other = await register({ portal, api, visit })
  const stranger = { session: other.session, body: { key } }
  expect(await portal.call('auth/submit-validation-email', stranger)).toMatchObject(event(0, 400))
  expect((await portal.call('auth/submit-validation-email', { session, body: { key } })).status).toBe(200)
})

test('31. nobody signs in before they activate', async ({ portal, api, visit }) => {
  const { demog, session } = await register({ portal, api, visit })
  expect(await logIn(portal, demog)).toMatchObject(event(0, 401))
  expect(await portal.call('patient/demographic-data', { session })).toMatchObject(event(8, 401))
  expect(await portal.call('auth/validate', { session })).toMatchObject(event(8, 401))
})

test('32. the older calls activate without a session: by key with GET, by code with the mobile', async ({
  portal,
  api,
  visit,
}) => {
  const byKey = await register({ portal, api, visit })
  const key = await activationKey(visit, byKey.demog)
  const answer = await portal.call('auth/submit-validation-email', { query: { key, 'is-oh': 'false' } })
  expect(answer.result).toEqual({ OutstandingInvoice: null })
  const byText = await register({ portal, api, visit })
  const query = { code: await textedCode(visit, byText.demog), mobile: byText.demog.Mobile }
  expect((await portal.call('auth/submit-validation-sms', { query })).result).toEqual({ OutstandingInvoice: null })
  expect((await logIn(portal, byText.demog)).status).toBe(200)
})

test('33. keys and codes work once, also when many come at the same moment', async ({ portal, api, visit }) => {
  const byKey = await register({ portal, api, visit })
  const key = await activationKey(visit, byKey.demog)
  const give = () => portal.call('auth/submit-validation-email', { session: byKey.session, body: { key } })
  const keys = await Promise.all(Array.from({ length: 8 }, give))
  expect(keys.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(keys.filter(({ status }) => status === 400)).toHaveLength(7)
  const byText = await register({ portal, api, visit })
  const code = await textedCode(visit, byText.demog)
  const type = (typed: string) =>
    portal.call('auth/submit-activation-sms', { session: byText.session, query: { code: typed } })
  const codes = await Promise.all(Array.from({ length: 4 }, () => type(code)))
  expect(codes.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(codes.filter(({ status }) => status === 400)).toHaveLength(3)
})

test('33. five wrong codes end the code', async ({ portal, api, visit }) => {
  const { demog, session } = await register({ portal, api, visit })
  const code = await textedCode(visit, demog)
  const type = (typed: string) => portal.call('auth/submit-activation-sms', { session, query: { code: typed } })
  for (let n = 0; n < 5; n += 1) expect((await type(otherCode(code))).status).toBe(400)
  expect(await type(code)).toMatchObject(event(0, 400, { Fields: [{ Path: 'code' }] }))
})

test('33. what is sent again replaces what was sent before, by the newer and the older calls', async ({
  portal,
  api,
  visit,
}) => {
  const { demog, session } = await register({ portal, api, visit })
  const id = (await registrationOf(api, demog.EmailAddress))?.id ?? ''
  const first = await activationKey(visit, demog)
  const firstCode = await textedCode(visit, demog)
  await anHourLater(api, id)
  expect((await portal.call('auth/send-activation-email', { session })).result).toBe('')
  expect((await portal.call('auth/send-activation-sms', { session })).result).toBe('')
  const second = await activationKey(visit, demog, 2)
  const secondCode = await textedCode(visit, demog, 2)
  const give = (key: string) => portal.call('auth/submit-validation-email', { session, body: { key } })
  const type = (code: string) => portal.call('auth/submit-activation-sms', { session, query: { code } })
  expect((await give(first)).status).toBe(400)
  if (firstCode !== secondCode) expect((await type(firstCode)).status).toBe(400)
  await anHourLater(api, id)
  const known = await portal.call('auth/send-validation-email', { query: { email: demog.EmailAddress } })
  const unknown = await portal.call('auth/send-validation-email', { query: { email: 'nobody@example.com' } })
  expect(known.text).toBe(unknown.text)
  await activationKey(visit, demog, 3)
  expect((await give(second)).status).toBe(400)
  expect((await type(secondCode)).status).toBe(200)
})
