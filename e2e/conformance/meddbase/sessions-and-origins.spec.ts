import { randomUUID } from 'node:crypto'
import { event, expect, test } from '@/e2e/support/portal-api'
import { activationKey, lemon, register, signIn } from '@/e2e/support/portal-people'

test('3. the session is taken from x-session-id, from SessionId in the body and from the cookie', async ({
  portal,
  api,
  visit,
}) => {
  const byHeader = await register({ portal, api, visit })
  const key = await activationKey(visit, byHeader.demog)
  const give = (sent: object, key: string) => portal.call('auth/submit-validation-email', { body: { key }, ...sent })
  expect(await give({}, key)).toMatchObject(event(8, 401))
  expect((await give({ session: byHeader.session }, key)).status).toBe(200)
  const byBody = await register({ portal, api, visit })
  const body = { key: await activationKey(visit, byBody.demog), SessionId: byBody.session }
  expect((await portal.call('auth/submit-validation-email', { body })).status).toBe(200)
  const byCookie = await register({ portal, api, visit })
  const cookie = `ASP.NET_SessionId=${byCookie.session}`
  expect((await give({ headers: { cookie } }, await activationKey(visit, byCookie.demog))).status).toBe(200)
})

test('4. the token is taken from x-token, from Token in the body and from the query; a wrong, missing or stale one is event 11', async ({
  portal,
  api,
  visit,
}) => {
  const { who, demog } = await signIn({ portal, api, visit })
  const { session, token } = who
  const read = (sent: object) => portal.call('patient/demographic-data', { session, ...sent })
  expect((await read({ token })).status).toBe(200)
  expect((await read({ query: { token } })).status).toBe(200)
  const body = { password: demog.Password, demog: {}, Token: token }
  expect((await read({ body })).status).toBe(200)
  expect(await read({})).toMatchObject(event(11, 403))
  expect(await read({ token: 'wrong' })).toMatchObject(event(11, 403))
  expect(await read({ token: token.slice(0, -1) })).toMatchObject(event(11, 403))
  expect(await read({ body: { ...body, Token: 'wrong' } })).toMatchObject(event(11, 403))
  const again = await portal.call('auth/login', { body: { username: demog.EmailAddress, password: demog.Password } })
  const next = { session: String(again.result.SessionID), token }
  expect(await portal.call('patient/demographic-data', next)).toMatchObject(event(11, 403))
})

test('a page of an allowed site may call and read; one of another site may neither', async ({ portal, another }) => {
  const strict = await another({ allowedOrigins: ['https://portal.example.com'] })
  const from = (origin: string) => strict.call('auth/config', { headers: { origin } })
  const good = await from('https://portal.example.com')
  expect(good.status).toBe(200)
  expect(good.headers.get('access-control-allow-origin')).toBe('https://portal.example.com')
  expect(good.headers.get('access-control-allow-credentials')).toBe('true')
  expect(good.headers.get('vary')).toMatch(/\bOrigin\b/i)
  const others = ['https://evil.example', 'http://portal.example.com', 'https://portal.example.com:8443', 'null']
  for (const origin of others) {
    const bad = await from(origin)
    expect(bad, origin).toMatchObject(event(0, 403))
    expect(bad.headers.get('access-control-allow-origin')).toBeNull()
  }
  // The browser asks first, without key or cookie; the call itself is judged.
  const asked = await portal.call('auth/register-patient', {
    verb: 'OPTIONS',
    headers: { origin: 'https://portal.example.com', 'access-control-request-method': 'POST' },
  })
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-methods')).toBe('GET, POST')
  expect(asked.headers.get('access-control-allow-headers')).toBe('content-type, x-session-id, x-token')
})

test('a client may be held to its networks, with event 13; too many calls are 429 and say when to return', async ({
  another,
}) => {
  const elsewhere = await another({ allowedNetworks: ['198.51.100.0/24'] })
  expect(await elsewhere.call('auth/config')).toMatchObject(event(13, 403))
  const small = await another({ requestsPerMinute: 2 })
  const three = [await small.call('auth/config'), await small.call('auth/config'), await small.call('auth/config')]
  expect(three.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(Number(three[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(three[2]).toMatchObject(event(0, 429))
})

test('the session’s cookie is for the API alone and for no script', async ({ portal, api, visit }) => {
  const { demog } = await register({ portal, api, visit })
  const refused = await portal.call('auth/login', { body: { username: demog.EmailAddress, password: randomUUID() } })
  expect(refused.headers.get('set-cookie')).toBeNull()
  const { code: regCode } = await api.newCode()
  const { headers, result } = await portal.call('auth/register-patient', { body: { regCode, demog: lemon() } })
  const [pair, ...attributes] = (headers.get('set-cookie') ?? '').split('; ')
  expect(pair).toBe(`ASP.NET_SessionId=${result.SessionID}`)
  expect(attributes).toEqual(['Path=/patientportalapi', 'HttpOnly', 'SameSite=Lax'])
  expect(headers.get('x-session-id')).toBe(result.SessionID)
})
