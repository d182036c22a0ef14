import { event, expect, test } from '@/e2e/support/portal-api'
import { lemon, signIn } from '@/e2e/support/portal-people'

/** The published calls, by verb; what a call refuses is the other tests' matter. */
const published: [verb: 'GET' | 'POST', section: string, methods: string[]][] = [
  ['GET', 'auth', ['server-state', 'config', 'validate-reg-code', 'reg-code-info', 'allowed-titles']],
  ['GET', 'auth', ['departments-divisions', 'terms-and-conditions']],
  ['POST', 'auth', ['validate-profile-data', 'register-patient']],
  ['GET', 'auth', ['send-activation-email', 'send-activation-sms', 'submit-activation-sms']],
  ['POST', 'auth', ['submit-validation-email']],
  ['GET', 'auth', ['send-validation-email', 'send-validation-sms', 'submit-validation-email', 'submit-validation-sms']],
  ['POST', 'auth', ['login', 'send-2fa-code', 'submit-2fa-code']],
  ['GET', 'auth', ['send-2fa-code', 'validate', 'logout']],
  ['POST', 'password-reset', ['send-link', 'validate-key', 'send-validation-sms', 'submit-validation-code']],
  ['POST', 'password-reset', ['set-password']],
  ['POST', 'auth', ['send-password-reset-email', 'submit-password-reset-email', 'set-password-using-demographics']],
  ['GET', 'patient', ['demographic-data', 'insurer', 'allowed-titles']],
  ['POST', 'patient', ['demographic-data', 'insurer', 'accept-terms-and-conditions']],
  ['GET', 'companies', ['insurers']],
  ['GET', 'auth', ['address-lookup', 'sso-login-details']],
  ['POST', 'auth', ['direct-login']],
  ['GET', 'address-finder', ['search', 'fuzzy-search', 'address']],
  ['GET', 'patient', ['departments-divisions', 'employee-statuses', 'employer-demographic-data']],
  ['GET', 'membership-scheme', ['validate-code', 'scheme-info', 'current', 'schemes', 'join', 'remove-online-payment']],
  ['POST', 'membership-scheme', ['setup-online-payment']],
  ['GET', 'feed', ['feeds', 'feed']],
  ['POST', 'feed', ['add-feed', 'add-message']],
  ['GET', 'notification', ['notifications', 'confirm']],
  ['GET', 'ethnicities', ['ethnicities']],
  ['GET', 'gender-identity', ['genders', 'pronouns']],
  ['GET', 'anon-appointment', ['types', 'sites', 'service-types', 'services', 'proposed-time-slots']],
  ['POST', 'anon-appointment', ['clinicians', 'proposed']],
  ['POST', 'anon-booking', ['register-patient', 'resend-validation-code', 'submit-validation-code']],
  ['POST', 'anon-booking', ['book', 'book-time-slot']],
]
const calls = published.flatMap(([verb, section, methods]) =>
  methods.map((method) => ({ verb, path: `${section}/${method}` })),
)

/** Members of the envelope’s error, and no others. */
const exception = {
  Message: expect.stringMatching(/\w/),
  EventType: expect.any(Number),
  EventCode: expect.any(Number),
  HttpStatusCode: expect.any(Number),
  Description: null,
  ReferenceNumber: expect.stringMatching(/^[0-9a-f-]{36}$/),
  Fields: expect.any(Array),
}

test('1. every published path answers to its verb', async ({ portal }) => {
  for (const { verb, path } of calls) {
    const { status, error } = await portal.call(path, verb === 'POST' ? { body: {} } : {})
    expect([5, 6], `${verb} ${path}`).not.toContain(error?.EventCode)
    expect([404, 405, 500], `${verb} ${path}`).not.toContain(status)
  }
})

test('2. the client key is taken from the query and from the cookie; none is event 3, a wrong one event 4', async ({
  portal,
}) => {
  const from = (key: string | null, cookie?: string) =>
    portal.call('auth/config', { key, ...(cookie ? { headers: { cookie } } : {}) })
  expect((await from(portal.clientKey)).status).toBe(200)
  expect((await from(null, `Client-key=${portal.clientKey}`)).status).toBe(200)
  expect((await from(null, `other=1; Client-key=${portal.clientKey}`)).status).toBe(200)
  expect(await from(null)).toMatchObject(event(3, 401))
  expect(await from('')).toMatchObject(event(3, 401))
  expect(await from(null, 'Client-key=wrong')).toMatchObject(event(4, 401))
  for (const key of ['wrong', portal.clientKey.toUpperCase(), `${portal.clientKey} `, '%', 'x'.repeat(4000)])
    expect(await from(key), key).toMatchObject(event(4, 401))
})

test('2. a key works for its own practice alone, and every call but one needs it', async ({ portal }) => {
  for (const { verb, path } of calls.filter(({ path }) => path !== 'auth/server-state'))
    expect(await portal.call(path, { key: null, ...(verb === 'POST' ? { body: {} } : {}) }), path).toMatchObject(
      event(3, 401),
    )
})

test('5. every answer is status with result or error, as JSON that nobody keeps', async ({ portal }) => {
  const answers = [
    await portal.call('auth/server-state'),
    await portal.call('auth/config'),
    await portal.call('auth/config', { key: null }),
    await portal.call('auth/config', { verb: 'DELETE' }),
    await portal.call('auth/register-patient', { body: {} }),
    await portal.call('auth/login', { raw: '{' }),
    await portal.call('no/where'),
  ]
  for (const { status, text, headers } of answers) {
    const keys = Object.keys(JSON.parse(text))
    expect(keys).toEqual(['status', status === 200 ? 'result' : 'error'])
    expect(JSON.parse(text).status).toBe(status === 200 ? 'ok' : 'error')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('5. a call that returns nothing answers an empty result', async ({ portal, api }) => {
  const { code: regCode } = await api.newCode()
  const { text } = await portal.call('auth/validate-profile-data', { body: { regCode, demog: lemon() } })
  expect(JSON.parse(text)).toEqual({ status: 'ok', result: '' })
})

test('6. an error has the six members, HttpStatusCode is the status, and a reference of its own', async ({
  portal,
}) => {
  const refused = [
    await portal.call('auth/config', { key: null }),
    await portal.call('auth/config', { key: 'wrong' }),
    await portal.call('auth/config', { verb: 'PUT' }),
    await portal.call('auth/validate-reg-code', { query: { 'reg-code': 'NOSUCHCODE' } }),
    await portal.call('auth/allowed-titles'),
    await portal.call('auth/validate'),
    await portal.call('auth/login', { body: { username: 'nobody@example.com', password: 'wrong' } }),
    await portal.call('auth/set-password-using-demographics', { body: {} }),
    await portal.call('nothing/config'),
  ]
  for (const { status, error } of refused) {
    expect(error).toEqual({ ...exception, HttpStatusCode: status })
    expect([1, 2, 4, 8]).toContain(error?.EventType)
    for (const text of [error?.Message, ...(error?.Fields ?? []).map(({ Text }) => Text)])
      expect(text).not.toMatch(/[{}]/)
  }
  expect(new Set(refused.map(({ error }) => error?.ReferenceNumber)).size).toBe(refused.length)
})

test('7. a wrong verb is 405 and says which is right; a section nobody knows is event 5, a method event 6', async ({
  portal,
}) => {
  const both = ['auth/submit-validation-email', 'auth/send-2fa-code', 'patient/demographic-data', 'patient/insurer']
  for (const { verb, path } of calls.filter(({ path }) => !both.includes(path))) {
    const wrong = await portal.call(path, { verb: verb === 'GET' ? 'POST' : 'GET' })
    expect(wrong, path).toMatchObject(event(0, 405))
    expect(wrong.headers.get('allow'), path).toBe(verb)
  }
  for (const verb of ['PUT', 'PATCH', 'DELETE']) {
    const wrong = await portal.call('patient/insurer', { verb, ...(verb === 'PUT' ? { raw: '{}' } : {}) })
    expect(wrong).toMatchObject(event(0, 405))
    expect(wrong.headers.get('allow')).toBe('GET, POST')
  }
  for (const path of [
    'nothing/config',
    'Auth/config',
    'constructor/config',
    '__proto__/x',
    '%00/config',
    'auth%2Fconfig',
  ])
    expect(await portal.call(path), path).toMatchObject(event(5, 404))
  for (const path of ['auth', 'auth/nothing', 'auth/Config', 'auth/toString', 'auth/config/more'])
    expect(await portal.call(path), path).toMatchObject(event(6, 404))
})

test('7. a body that is no JSON object is event 7, one of a megabyte too', async ({ portal }) => {
  for (const raw of ['', ' ', '{', '[]', '[{}]', '"text"', '1', 'null', '<xml/>', '{"regCode":}', 'regCode=1&demog=2'])
    expect(await portal.call('auth/register-patient', { verb: 'POST', raw }), raw).toMatchObject(event(7, 400))
  const large = JSON.stringify({ regCode: '1234', demog: lemon(), padding: 'x'.repeat(1024 * 1024) })
  expect(await portal.call('auth/register-patient', { raw: large })).toMatchObject(event(7, 413))
  // The connection goes on being used.
  for (let n = 0; n < 5; n += 1) {
    expect(await portal.call('auth/register-patient', { raw: large })).toMatchObject(event(7, 413))
    expect((await portal.call('auth/server-state')).status).toBe(200)
  }
  const deep = `{"demog":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`
  expect((await portal.call('auth/register-patient', { raw: deep })).status).toBe(400)
})

test('8. server-state answers without a client key, from any page', async ({ portal }) => {
  const headers = { origin: 'https://anywhere.example' }
  const { status, result } = await portal.call('auth/server-state', { key: null, headers })
  expect(status).toBe(200)
  expect(result).toMatchObject({ StateCode: 1, State: expect.any(String), ProtocolVersion: '1.1.0' })
})

test('9. markup in any text is event 12, named by its path; an angle bracket alone is none', async ({
  portal,
  api,
}) => {
  const { code: regCode } = await api.newCode()
  const judge = (demog: object) => portal.call('auth/validate-profile-data', { body: { regCode, demog } })
  for (const markup of ['<b>x</b>', 'x<script src=//evil>', '</p>', '<!-- x -->', '<!DOCTYPE html>', '<A HREF=x>'])
    for (const name of ['Name', 'Surname', 'Initials', 'EmployerName', 'Password'])
      expect(await judge(lemon({ [name]: markup })), `${name} ${markup}`).toMatchObject(
        event(12, 400, { Fields: [{ Path: `demog.${name}` }] }),
      )
  const within = { ...lemon(), NextOfKin: { Name: 'Mariel', Address: { City: '<i>x</i>' } } }
  expect((await judge(within)).error?.Fields[0]?.Path).toBe('demog.NextOfKin.Address.City')
  expect(await portal.call('auth/reg-code-info', { query: { 'reg-code': '<b>' } })).toMatchObject(event(12, 400))
  expect((await judge(lemon({ Initials: 'a < b', EmployerName: '1 <2> 3 & Sons' }))).status).toBe(200)
})

test('10. a DateTime is read with and without its offset; without one it is local time', async ({
  portal,
  api,
  visit,
}) => {
  const written: [typed: string, shown: string][] = [
    ['1958-08-02T00:00:00', '1958-08-02'],
    ['1958-08-02T00:00:00.0000000', '1958-08-02'],
    ['1958-08-02T00:00:00Z', '1958-08-02'],
    ['1958-08-02T00:00:00+01:00', '1958-08-02'],
    ['1958-08-01T23:00:00Z', '1958-08-02'],
    ['1958-01-01T23:00:00Z', '1958-01-01'],
    ['1958-08-02T23:59:59', '1958-08-02'],
  ]
  await Promise.all(
    written.map(async ([DateOfBirth, shown]) => {
      const { who } = await signIn({ portal, api, visit }, { DateOfBirth })
      const { result } = await portal.call('patient/demographic-data', who)
      expect(result.DateOfBirth, DateOfBirth).toBe(`${shown}T00:00:00`)
    }),
  )
})

test('11. members nobody knows are ignored, and those of the answers are PascalCase', async ({
  portal,
  api,
  visit,
}) => {
  const extra = { Unknown: { Member: [1, '2'] }, NhsNumber: '943 476 5919', __proto__: { x: 1 } }
  const { who } = await signIn({ portal, api, visit }, extra)
  const answers = [
    await portal.call('patient/demographic-data', who),
    await portal.call('patient/insurer', who),
    await portal.call('auth/config', who),
    await portal.call('auth/validate', who),
    await portal.call('auth/terms-and-conditions'),
    await portal.call('ethnicities/ethnicities'),
  ]
  for (const { result } of answers)
    expect(namesIn(result).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([])
  expect(answers[0]?.text).not.toContain('943 476 5919')
})

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)])
}
