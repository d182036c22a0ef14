import { eq } from 'drizzle-orm'
import { onlineAccounts, registrations, sessions } from '@/drizzle/schema'
import { type ApiPractice, withClients } from '@/e2e/support/api-practice'
import { messageTo } from '@/e2e/support/messages'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { event, expect, program, test } from '@/e2e/support/portal-api'
import { activate, digitsIn, lemon, logIn, otherCode, plainNumber, signIn } from '@/e2e/support/portal-people'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
import { unlockAccount } from '@/lib/domain/accounts/unlock-account'
import { publishText } from '@/lib/domain/practices/publish-text'
import { publishedTexts } from '@/lib/domain/practices/settings-queries'
import { read } from '@/lib/domain/shared/context'

async function accountOf({ system }: ApiPractice, email: string) {
  const [row] = await read(system, (tx) =>
    tx
      .select({ loginId: onlineAccounts.loginId, patientId: onlineAccounts.patientId })
      .from(onlineAccounts)
      .innerJoin(registrations, eq(registrations.id, onlineAccounts.registrationId))
      .where(eq(registrations.email, email)),
  )
  return { loginId: row?.loginId ?? '', patientId: row?.patientId ?? '' }
}

test('35. login gives SessionID, Token, Config and Require2FA, and its session in the cookie and the header', async ({
  portal,
  api,
  visit,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const { result, headers } = await logIn(portal, demog)
  expect(Object.keys(result).sort()).toEqual(['Config', 'Require2FA', 'SessionID', 'Token'])
  expect(result).toMatchObject({
    Require2FA: false,
    Config: {
      IsLoggedIn: true,
      CompanyName: 'Test Surgery',
      Permissions: { Patient: { CanChangePassword: true }, User: { CanManageUsers: false } },
      Configuration: {
        SSOStatus: { Enabled: false, IsOH: false },
        DefaultCallingCode: '+44',
        SessionTimeout: 1800,
        DefaultPaymentCountry: 'GB',
      },
    },
  })
  expect(headers.get('set-cookie')).toMatch(
    new RegExp(`^ASP.NET_SessionId=${result.SessionID}; Path=/patientportalapi; HttpOnly`),
  )
  expect(headers.get('x-session-id')).toBe(result.SessionID)
})

test('35. the token differs after each login and dies with logout', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const again = await logIn(portal, demog)
  expect(again.result.Token).not.toBe(who.token)
  expect(again.result.SessionID).not.toBe(who.session)
  expect((await portal.call('auth/logout', who)).status).toBe(200)
  expect(await portal.call('patient/demographic-data', who)).toMatchObject(event(8, 401))
  expect(await portal.call('auth/logout', who)).toMatchObject(event(8, 401))
  const other = { session: String(again.result.SessionID), token: String(again.result.Token) }
  expect((await portal.call('patient/demographic-data', other)).status).toBe(200)
  const third = await logIn(portal, demog)
  expect(third.result.Token).not.toBe(who.token)
})

test('35. logout takes the cookie back, and is an error where nobody is signed in', async ({ portal, api, visit }) => {
  const { who } = await signIn({ portal, api, visit })
  expect(await portal.call('auth/logout')).toMatchObject(event(8, 401))
  const { headers } = await portal.call('auth/logout', who)
  expect(headers.get('set-cookie')).toContain('ASP.NET_SessionId=; ')
  expect(headers.get('set-cookie')).toContain('Max-Age=0')
})

test('a wrong password, an unknown name and an account elsewhere are refused alike', async ({ portal, api, visit }) => {
  const { demog } = await activate({ portal, api, visit })
  const { end, ...elsewhere } = await makeOwnPractice()
  const other = program(visit.base, await (await withClients(elsewhere)).newClient(), '10.4.5.6')
  const refused = [
    await logIn(portal, { ...demog, Password: 'not the password' }),
    await logIn(portal, { ...demog, EmailAddress: 'nobody@example.com' }),
    await logIn(other, demog),
  ]
  for (const answer of refused) {
    expect(answer).toMatchObject(event(0, 401))
    expect(answer.error?.Message).toBe(refused[0]?.error?.Message)
  }
  for (const body of [{}, { username: demog.EmailAddress }, { password: 'x' }, { username: 1, password: 2 }])
    expect((await portal.call('auth/login', { body })).status).toBe(400)
  await end()
})

test('a session of another practice opens nothing here', async ({ portal, api, visit }) => {
  const { who } = await signIn({ portal, api, visit })
  const { end, ...elsewhere } = await makeOwnPractice()
  const other = program(visit.base, await (await withClients(elsewhere)).newClient(), '10.4.5.7')
  for (const path of ['patient/demographic-data', 'patient/insurer', 'auth/validate', 'auth/logout'])
    expect(await other.call(path, who), path).toMatchObject(event(8, 401))
  expect((await portal.call('auth/validate', who)).status).toBe(200)
  await end()
})

test('36, 37. until the code of the second factor is given nobody is signed in; it goes to the mobile', async ({
  portal,
  api,
  visit,
  another,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const careful = await another({ asksSecondFactor: true })
  const login = await logIn(careful, demog)
  expect(login.result).toMatchObject({ Require2FA: true, Config: { IsLoggedIn: false } })
  const session = String(login.result.SessionID)
  const early = { session, token: String(login.result.Token) }
  for (const path of ['patient/demographic-data', 'patient/insurer', 'notification/notifications', 'auth/validate'])
    expect(await careful.call(path, early), path).toMatchObject(event(8, 401))
  expect(await careful.call('auth/send-2fa-code')).toMatchObject(event(8, 401))
  expect((await careful.call('auth/send-2fa-code', { session })).result).toEqual({ DeliveryMethod: 'Mobile' })
  const code = digitsIn(await messageTo(visit, plainNumber(demog.Mobile), 2))
  const give = (typed: string) => careful.call('auth/submit-2fa-code', { session, body: { code: typed } })
  expect(await give(otherCode(code))).toMatchObject(event(0, 400, { Fields: [{ Path: 'code' }] }))
  const done = await give(code)
  expect(done.result).toMatchObject({ SessionID: session, Require2FA: false, Config: { IsLoggedIn: true } })
  expect(done.result.Token).not.toBe(early.token)
  expect(await careful.call('patient/demographic-data', early)).toMatchObject(event(11, 403))
  const token = String(done.result.Token)
  expect((await careful.call('patient/demographic-data', { session, token })).status).toBe(200)
  expect(await give(code)).toMatchObject(event(8, 401))
})

for (const [useMobile, method, where] of [
  [false, 'Email', ({ EmailAddress }: ReturnType<typeof lemon>) => EmailAddress],
  ['true', 'Mobile', ({ Mobile }: ReturnType<typeof lemon>) => plainNumber(Mobile)],
] as const) {
  test(`37. useMobile ${useMobile} sends the code by ${method}`, async ({ portal, api, visit, another }) => {
    const { demog } = await activate({ portal, api, visit })
    const careful = await another({ asksSecondFactor: true })
    const session = String((await logIn(careful, demog)).result.SessionID)
    const sent = await careful.call('auth/send-2fa-code', { session, body: { useMobile } })
    expect(sent.result).toEqual({ DeliveryMethod: method })
    const code = digitsIn(await messageTo(visit, where(demog), 2))
    expect((await careful.call('auth/submit-2fa-code', { session, body: { code } })).status).toBe(200)
  })
}

test('37. the code goes by email where there is no mobile', async ({ visit, address }) => {
  const { end, ...own } = await makeOwnPractice()
  const api = await withClients(own, { 'question-mobile': 'optional' })
  const portal = program(visit.base, await api.newClient({ asksSecondFactor: true }), address)
  const { demog } = await activate({ portal, api, visit }, { Mobile: null })
  const session = String((await logIn(portal, demog)).result.SessionID)
  expect((await portal.call('auth/send-2fa-code', { session })).result).toEqual({ DeliveryMethod: 'Email' })
  const code = digitsIn(await messageTo(visit, demog.EmailAddress, 2))
  expect((await portal.call('auth/submit-2fa-code', { session, body: { code } })).status).toBe(200)
  await end()
})

test('38. validate tells the seconds left and renews the session', async ({ portal, api, visit }) => {
  const { who, demog } = await signIn({ portal, api, visit })
  const { loginId } = await accountOf(api, demog.EmailAddress)
  const endsIn = (minutes: number) =>
    read(api.system, (tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(Date.now() + minutes * 60_000), lastSeenAt: new Date(Date.now() - 1200_000) })
        .where(eq(sessions.loginId, loginId)),
    )
  await endsIn(10)
  const renewed = await portal.call('auth/validate', { session: who.session })
  expect(renewed.result).toEqual({ Token: who.token, RemainingTime: expect.any(Number) })
  expect(renewed.result.RemainingTime).toBeGreaterThan(1750)
  expect(renewed.result.RemainingTime).toBeLessThanOrEqual(1800)
  await endsIn(-1)
  expect(await portal.call('auth/validate', who)).toMatchObject(event(8, 401))
  expect(await portal.call('patient/demographic-data', who)).toMatchObject(event(8, 401))
})

test('39. five wrong passwords block with event 14; staff unblock', async ({ portal, api, visit }) => {
  const { demog } = await activate({ portal, api, visit })
  for (let n = 0; n < 5; n += 1)
    expect(await logIn(portal, { ...demog, Password: `wrong ${n}` })).toMatchObject(event(0, 401))
  expect(await logIn(portal, demog)).toMatchObject(event(14, 403))
  const { patientId } = await accountOf(api, demog.EmailAddress)
  await unlockAccount({ ...api.as('receptionist'), now: new Date() }, { patientId })
  expect((await logIn(portal, demog)).status).toBe(200)
})

test('39. a name nobody has is blocked alike', async ({ portal }) => {
  const demog = lemon()
  for (let n = 0; n < 5; n += 1) expect(await logIn(portal, demog)).toMatchObject(event(0, 401))
  expect(await logIn(portal, demog)).toMatchObject(event(14, 403))
})

test('disabling an account ends its sessions at once', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const { patientId } = await accountOf(api, demog.EmailAddress)
  const manager = { ...api.as('manager'), now: new Date() }
  await disableAccount(manager, { patientId, reason: 'They asked for it', quietly: true })
  expect(await portal.call('patient/demographic-data', who)).toMatchObject(event(8, 401))
  expect(await logIn(portal, demog)).toMatchObject(event(0, 401))
})

test('40. what is outstanding is flagged in Config and notified as type 16, until it is done', async ({
  portal,
  api,
  visit,
}) => {
  const person = await activate({ portal, api, visit }, { TermsAndConditionsAccepted: false })
  const { demog } = person
  const login = await logIn(portal, demog)
  expect(login.result.Config).toMatchObject({ ForceTermsAndConditions: true, ForceContactOptions: true })
  const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
  const told = async () =>
    Object.values((await portal.call('notification/notifications', { ...who, query: { type: '16' } })).result)
  expect(await told()).toEqual([
    expect.objectContaining({ Type: 16, ObjectKey: 'AcceptTermsAndConditions' }),
    expect.objectContaining({ Type: 16, ObjectKey: 'SetContactOptions' }),
  ])
  await portal.call('patient/accept-terms-and-conditions', { ...who, body: { password: demog.Password } })
  const options = [{ Key: 'Email.General', Subject: 'General', Email: true, SMS: 'false' }]
  const body = { password: demog.Password, demog: { ContactOptions: options } }
  expect((await portal.call('patient/demographic-data', { ...who, body })).status).toBe(200)
  expect(await told()).toEqual([])
  const after = await portal.call('auth/config', who)
  expect(after.result).toMatchObject({ ForceTermsAndConditions: false, ForceContactOptions: false })
})

test('40. new terms are outstanding for everybody', async ({ visit, address }) => {
  const { end, ...own } = await makeOwnPractice()
  const api = await withClients(own)
  const portal = program(visit.base, await api.newClient(), address)
  const { who } = await signIn({ portal, api, visit })
  const forced = async () => (await portal.call('auth/config', who)).result.ForceTermsAndConditions
  expect(await forced()).toBe(false)
  const manager = { ...api.as('manager'), now: new Date() }
  const version = (await publishedTexts(manager)).find(({ kind }) => kind === 'terms')?.version ?? 0
  await publishText(manager, { kind: 'terms', version, en: 'New terms', cy: undefined, uk: undefined })
  expect(await forced()).toBe(true)
  await end()
})
