import type { HttpVisit } from '@/e2e/support/http-visit'
import { messagesTo, messageTo } from '@/e2e/support/messages'
import { event, expect, type Program, test } from '@/e2e/support/portal-api'
import { digitsIn, lemon, plainNumber } from '@/e2e/support/portal-people'
import { newId } from '@/lib/platform/ids'

const query = { 'is-oh': 'true' }
const atWork = () => `${newId()}@works.example`
const website = {
  name: `Referrals ${newId()}`,
  portal: 'referral' as const,
  portalAddress: 'https://works.example/portal',
}

/** Somebody who registered on a referral portal with their work email, and activated. */
async function employee(portal: Program, visit: HttpVisit, regCode: string, WorkEmailAddress = atWork()) {
  const demog = lemon({ WorkEmailAddress })
  const registered = await portal.call('auth/register-patient', { body: { regCode, demog, 'is-oh': true } })
  expect(registered.status, registered.text).toBe(200)
  const { text } = await messageTo(visit, demog.EmailAddress)
  const [, key = ''] = /#\/confirm-email\?key=(\S+)/.exec(text) ?? []
  const session = String(registered.result.SessionID)
  expect((await portal.call('auth/submit-validation-email', { session, query, body: { key } })).status).toBe(200)
  return demog
}

const logIn = (portal: Program, username: string, password: string, isOh = 'true') =>
  portal.call('auth/login', { query: { 'is-oh': isOh }, body: { username, password } })

/** The keys of the links in a work mailbox, the newest first. */
const keysIn = async (visit: HttpVisit, email: string) =>
  (await messagesTo(visit, email)).flatMap(({ text }) => /#\/password-reset\?key=(\S+)/.exec(text)?.[1] ?? [])

test('34. on a referral portal the work email signs in, in any case, and the personal one with is-oh=false', async ({
  another,
  api,
  visit,
  portal,
}) => {
  const referral = await another(website)
  const { code } = await api.newCode()
  const { WorkEmailAddress, EmailAddress, Password } = await employee(referral, visit, code)
  const login = await logIn(referral, WorkEmailAddress.toUpperCase(), Password)
  expect(login.status).toBe(200)
  const who = { session: String(login.result.SessionID), token: String(login.result.Token), query }
  expect((await referral.call('patient/demographic-data', who)).result).toMatchObject({ WorkEmailAddress })
  expect(await logIn(referral, EmailAddress, Password)).toMatchObject(event(0, 401))
  expect((await logIn(referral, EmailAddress, Password, 'false')).status).toBe(200)
  expect(await logIn(referral, WorkEmailAddress, Password, 'false')).toMatchObject(event(0, 401))
  // A client of the patient portal may not say that it is another.
  expect(await logIn(portal, WorkEmailAddress, Password)).toMatchObject(event(0, 400))
  expect(await logIn(portal, WorkEmailAddress, Password, 'false')).toMatchObject(event(0, 401))
  const without = { regCode: code, demog: lemon({ WorkEmailAddress: '' }), 'is-oh': true }
  expect(await referral.call('auth/register-patient', { body: without })).toMatchObject(
    event(1, 400, { Fields: [{ Path: 'demog.WorkEmailAddress' }] }),
  )
})

test('34, 41–44. a work email that two told signs in neither, until one proves it by the link there and the code', async ({
  another,
  api,
  visit,
}) => {
  const referral = await another({ ...website, name: `Referrals ${newId()}` })
  const { code } = await api.newCode()
  const email = atWork()
  const [stranger, owner] = [await employee(referral, visit, code, email), await employee(referral, visit, code, email)]
  for (const { Password } of [stranger, owner])
    expect(await logIn(referral, email, Password)).toMatchObject(event(0, 401))
  const step = (method: string, body: object, session?: string) =>
    referral.call(`password-reset/${method}`, { query, body, ...(session ? { session } : {}) })
  const known = await step('send-link', { email })
  const unknown = await step('send-link', { email: atWork() })
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  await messageTo(visit, email, 2)
  // The hint says which link is whose.
  const hint = plainNumber(owner.Mobile).slice(-3)
  let own = ''
  for (const key of await keysIn(visit, email)) {
    const { result } = await step('validate-key', { key })
    if (String(result.MobileHint).endsWith(hint)) own = key
  }
  expect((await step('send-validation-sms', { key: own })).status).toBe(200)
  const texted = digitsIn(await messageTo(visit, plainNumber(owner.Mobile), 2))
  const proven = await step('submit-validation-code', { key: own, code: texted })
  const newPassword = 'brown52foxes9dance'
  expect((await step('set-password', { key: own, newPassword }, String(proven.result.SessionId))).status).toBe(200)
  expect((await logIn(referral, email, newPassword)).status).toBe(200)
  expect(await logIn(referral, email, stranger.Password)).toMatchObject(event(0, 401))
  // Whoever tells it later keeps nobody out.
  await employee(referral, visit, code, email)
  expect((await logIn(referral, email, newPassword)).status).toBe(200)
})
