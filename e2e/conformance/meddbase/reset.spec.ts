import { and, desc, eq } from 'drizzle-orm'
import { logins, rateLimits, secrets } from '@/drizzle/schema'
import { type ApiPractice, withClients } from '@/e2e/support/api-practice'
import type { HttpVisit } from '@/e2e/support/http-visit'
import { codeIn, messagesTo, messageTo } from '@/e2e/support/messages'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { somebody } from '@/e2e/support/person'
import { event, expect, type Program, program, test } from '@/e2e/support/portal-api'
import { activate, keyIn, type Lemon, logIn, otherCode, plainNumber, signIn } from '@/e2e/support/portal-people'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import { hashSecret } from '@/lib/platform/secrets'

const step = (portal: Program, method: string, body: object, session?: string) =>
  portal.call(`password-reset/${method}`, { body, ...(session ? { session } : {}) })

/** Somebody with an account asks for a link and has its key. */
async function asked(portal: Program, visit: HttpVisit, { EmailAddress }: Lemon) {
  expect(await step(portal, 'send-link', { email: EmailAddress })).toMatchObject({ status: 200, result: '' })
  return keyIn(await messageTo(visit, EmailAddress, 2), 'reset')
}

/** The code that goes with a key, as the person reads it. */
async function texted(portal: Program, visit: HttpVisit, { Mobile }: Lemon, key: string) {
  expect((await step(portal, 'send-validation-sms', { key })).status).toBe(200)
  return codeIn(await messageTo(visit, plainNumber(Mobile), 2))
}

/** The newest secret of a kind of a login. */
async function newest({ system }: ApiPractice, { EmailAddress }: Lemon, kind: SecretKind) {
  const [row] = await system.db
    .select({ id: secrets.id, createdAt: secrets.createdAt, expiresAt: secrets.expiresAt })
    .from(secrets)
    .innerJoin(logins, eq(logins.id, secrets.subjectId))
    .where(and(eq(logins.email, EmailAddress), eq(secrets.kind, kind)))
    .orderBy(desc(secrets.createdAt))
    .limit(1)
  if (!row) throw new Error(`There is no ${kind}`)
  const end = () =>
    system.db
      .update(secrets)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(secrets.id, row.id))
  return { minutes: (row.expiresAt.getTime() - row.createdAt.getTime()) / 60_000, end }
}

test('41–44. a new password in five steps, which ends the old one, its sessions and a lock', async ({
  portal,
  api,
  visit,
}) => {
  const { demog, who } = await signIn({ portal, api, visit })
  for (let n = 0; n < 5; n += 1) await logIn(portal, { ...demog, Password: `wrong ${n}` })
  expect(await logIn(portal, demog)).toMatchObject(event(14, 403))
  const key = await asked(portal, visit, demog)
  expect((await step(portal, 'validate-key', { key })).status).toBe(200)
  const code = await texted(portal, visit, demog, key)
  const proven = await step(portal, 'submit-validation-code', { key, code })
  expect(Object.keys(proven.result)).toEqual(['SessionId'])
  const newPassword = 'brown52foxes9dance'
  const set = await step(portal, 'set-password', { key, newPassword }, String(proven.result.SessionId))
  expect(set).toMatchObject({ status: 200, result: '' })
  expect(await portal.call('patient/demographic-data', who)).toMatchObject(event(8, 401))
  expect(await logIn(portal, demog)).toMatchObject(event(0, 401))
  expect((await logIn(portal, { ...demog, Password: newPassword })).status).toBe(200)
})

test('41. known and unknown emails are answered alike; the unknown one is mailed that it is not known', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const { email } = somebody()
  const known = await step(portal, 'send-link', { email: demog.EmailAddress })
  const unknown = await step(portal, 'send-link', { email })
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  const names = (headers: Headers) => [...headers.keys()].sort()
  expect(names(unknown.headers)).toEqual(names(known.headers))
  const note = await messageTo(visit, email)
  expect(note.text).not.toContain('/reset/')
  const older = await portal.call('auth/send-password-reset-email', { body: { email: somebody().email } })
  expect([older.status, older.text]).toEqual([known.status, known.text])
})

test('42. a link lives fifteen minutes', async ({ portal, api, visit }) => {
  const { demog } = await activate({ portal, api, visit })
  const key = await asked(portal, visit, demog)
  const link = await newest(api, demog, 'password-reset')
  expect(link.minutes).toBe(15)
  expect((await step(portal, 'validate-key', { key })).status).toBe(200)
  await link.end()
  for (const method of ['validate-key', 'send-validation-sms'])
    expect(await step(portal, method, { key }), method).toMatchObject(event(0, 400))
})

test('42. within three minutes a second request for the email sends nothing and says nothing', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const { EmailAddress: email } = demog
  const first = await step(portal, 'send-link', { email })
  await messageTo(visit, email, 2)
  const second = await step(portal, 'send-link', { email: email.toUpperCase() })
  expect(second.text).toBe(first.text)
  await portal.call('auth/send-password-reset-email', { body: { email } })
  // Time is moved, not waited for: the three minutes of this address are over.
  const waits = await api.system.db
    .update(rateLimits)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(rateLimits.key, `password-reset-address:${hashSecret(email)}`))
    .returning({ points: rateLimits.points })
  expect(waits).toEqual([{ points: 3 }])
  expect(await messagesTo(visit, email)).toHaveLength(2)
  await step(portal, 'send-link', { email })
  await messageTo(visit, email, 3)
})

test('43. validate-key shows the mobile’s last three digits and nothing else of the person', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const key = await asked(portal, visit, demog)
  const { result, text } = await step(portal, 'validate-key', { key })
  expect(result).toEqual({
    SMSVerification: true,
    DemographicsVerification: false,
    MobileHint: `xxxxxxxxx${plainNumber(demog.Mobile).slice(-3)}`,
  })
  for (const secret of [demog.EmailAddress, demog.Surname, plainNumber(demog.Mobile).slice(1)])
    expect(text).not.toContain(secret)
})

test('44. a right code opens fifteen minutes, and only within them a password is set, once', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const key = await asked(portal, visit, demog)
  const code = await texted(portal, visit, demog, key)
  const newPassword = 'brown52foxes9dance'
  const set = (session?: string, password = newPassword) =>
    step(portal, 'set-password', { key, newPassword: password }, session)
  expect(await set()).toMatchObject(event(8, 401))
  expect((await set('nonsense')).status).toBe(400)
  const wrong = await step(portal, 'submit-validation-code', { key, code: otherCode(code) })
  expect(wrong).toMatchObject(event(0, 400, { Fields: [{ Path: 'code' }] }))
  const proven = await step(portal, 'submit-validation-code', { key, code })
  const session = String(proven.result.SessionId)
  expect((await newest(api, demog, 'reset-context')).minutes).toBe(15)
  expect((await step(portal, 'submit-validation-code', { key, code })).status).toBe(400)
  for (const weak of ['short7', 'password1', 'nodigitshere'])
    expect(await set(session, weak), weak).toMatchObject(event(0, 400, { Fields: [{ Path: 'newPassword' }] }))
  const both = await Promise.all([set(session), set(session)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  expect((await set(session)).status).toBe(400)
})

test('44. after fifteen minutes the context sets nothing', async ({ portal, api, visit }) => {
  const { demog } = await activate({ portal, api, visit })
  const key = await asked(portal, visit, demog)
  const code = await texted(portal, visit, demog, key)
  const proven = await step(portal, 'submit-validation-code', { key, code })
  await (await newest(api, demog, 'reset-context')).end()
  const late = { key, newPassword: 'brown52foxes9dance' }
  expect((await step(portal, 'set-password', late, String(proven.result.SessionId))).status).toBe(400)
  expect((await logIn(portal, demog)).status).toBe(200)
})

test('a key is nobody’s at another practice, and a key of nobody is refused at every step', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const key = await asked(portal, visit, demog)
  const { end, ...elsewhere } = await makeOwnPractice()
  const other = program(visit.base, await (await withClients(elsewhere)).newClient(), '10.4.5.8')
  expect(await step(other, 'validate-key', { key })).toMatchObject(event(0, 400))
  await end()
  for (const method of ['validate-key', 'send-validation-sms', 'submit-validation-code', 'set-password'])
    for (const given of ['nonsense', `${key}x`]) {
      const body = { key: given, code: '123456', newPassword: 'brown52foxes9dance' }
      expect((await step(portal, method, body, 'x')).status, method).toBe(400)
    }
  expect((await step(portal, 'validate-key', {})).error).toMatchObject({ EventCode: 1, HttpStatusCode: 400 })
})

test('a password is never set by what is known of a person: those calls answer 501', async ({ portal }) => {
  const known = { key: 'x', name: 'John', surname: 'Lemon', dateOfBirth: '1958-08-02', postcode: 'N1 7NK' }
  for (const method of ['set-password-using-demographics', 'submit-password-reset-email']) {
    const body = { ...known, newPassword: 'brown52foxes9dance' }
    expect(await portal.call(`auth/${method}`, { body })).toMatchObject(event(0, 501))
  }
})
