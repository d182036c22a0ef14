import { eq } from 'drizzle-orm'
import { auditEvents, patients, registrations } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { type ApiPractice, withClients } from '@/e2e/support/api-practice'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { event, expect, program, test } from '@/e2e/support/portal-api'
import { activate, activationKey, lemon, signIn } from '@/e2e/support/portal-people'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { joinRegistration } from '@/lib/domain/registrations/join-registration'
import { read } from '@/lib/domain/shared/context'

async function registrationOf({ system }: ApiPractice, email: string) {
  const rows = await read(system, (tx) => tx.select().from(registrations).where(eq(registrations.email, email)))
  return rows[0]
}

test('19. a person without a needed member is refused at that member, with event 1, or 0 for the password', async ({
  portal,
  api,
}) => {
  const { code: regCode } = await api.newCode()
  const needed: [path: string, change: Record<string, unknown>][] = [
    ['Name', { Name: undefined }],
    ['Surname', { Surname: null }],
    ['EmailAddress', { EmailAddress: '' }],
    ['Mobile', { Mobile: undefined }],
    ['Title', { Title: null }],
    ['Address.PostCode', { Address: { Address1: 'Studio 99' } }],
    ['Address.PostCode', { Address: null }],
    ['DateOfBirth', { DateOfBirth: undefined }],
    ['Password', { Password: undefined }],
  ]
  for (const [path, change] of needed)
    for (const method of ['validate-profile-data', 'register-patient']) {
      const answer = await portal.call(`auth/${method}`, { body: { regCode, demog: lemon(change) } })
      const at = event(path === 'Password' ? 0 : 1, 400, { Fields: [{ Path: `demog.${path}` }] })
      expect(answer, `${method} ${path}`).toMatchObject(at)
    }
  const all = await portal.call('auth/register-patient', { body: { regCode, demog: {} } })
  expect(all.error?.Fields.map(({ Path }) => Path).sort()).toEqual(
    [...new Set(needed.map(([path]) => `demog.${path}`))].sort(),
  )
  const { result } = await portal.call('auth/config')
  expect(result.Configuration).toMatchObject({ DateOfBirthRequiredForPatients: true })
})

test('20. a title outside the list is refused', async ({ portal, api }) => {
  const { code: regCode } = await api.newCode()
  const titles = await portal.call('auth/allowed-titles', { query: { 'reg-code': regCode } })
  const judge = (Title: unknown) =>
    portal.call('auth/validate-profile-data', { body: { regCode, demog: lemon({ Title }) } })
  for (const title of Object.values(titles.result)) expect((await judge(title)).status).toBe(200)
  for (const title of ['Emperor', 'mr', 'Mr.']) expect(await judge(title)).toMatchObject(event(2, 400))
})

test('21. the password policy is the one config tells, and never below eight characters with a digit', async ({
  portal,
  api,
}) => {
  const { result } = await portal.call('auth/config')
  expect(result.Configuration).toMatchObject({ PasswordPolicy: { Length: 8, Numbers: 1, Letters: 0, MixCaps: false } })
  const { code: regCode } = await api.newCode()
  const judge = (Password: string) =>
    portal.call('auth/validate-profile-data', { body: { regCode, demog: lemon({ Password }) } })
  for (const password of ['x9kq2vt', 'kqvtwzfr', 'password1', '12345678', 'qwertyui0p'])
    expect(await judge(password), password).toMatchObject(event(0, 400, { Fields: [{ Path: 'demog.Password' }] }))
  for (const password of ['x9kq2vtw', 'grey otters 47', 'пароль-річка-7-вогнів'])
    expect((await judge(password)).status, password).toBe(200)
  const manager = () => ({ ...api.as('manager'), now: new Date() })
  const { version, passwordPolicy, ...rest } = await practiceSettingsOf(manager())
  const { activationChannel, unactivatedDays, secondFactorRequired } = rest
  const set = { version, activationChannel, unactivatedDays, secondFactorRequired, ...passwordPolicy }
  const { SaveSecurity } = await import('@/lib/domain/practices/schema')
  expect(SaveSecurity.safeParse({ ...set, minLength: 7 }).success).toBe(false)
  expect(SaveSecurity.safeParse({ ...set, minLength: 8, numbers: 0 }).success).toBe(false)
})

test('23. the membership code comes first where both are sent; with neither code event 1', async ({ portal, api }) => {
  const { code: regCode } = await api.newCode()
  const send = (codes: object) => portal.call('auth/register-patient', { body: { ...codes, demog: lemon() } })
  for (const codes of [{}, { regCode: null, membershipCode: null }, { regCode: ' ', membershipCode: '' }])
    expect(await send(codes)).toMatchObject(event(1, 400, { Fields: [{ Path: 'regCode' }] }))
  const both = await send({ regCode, membershipCode: 'NOSUCHSCHEME' })
  expect(both).toMatchObject(event(0, 400, { Fields: [{ Path: 'membershipCode' }] }))
  expect((await send({ regCode, membershipCode: null })).status).toBe(200)
})

test('24. a SexType is 0, 1 or 2; anything else is event 2', async ({ portal, api }) => {
  const { code: regCode } = await api.newCode()
  const judge = (SexType: unknown) =>
    portal.call('auth/validate-profile-data', { body: { regCode, demog: lemon({ SexType }) } })
  for (const sex of [0, 1, 2, null, undefined]) expect((await judge(sex)).status).toBe(200)
  for (const sex of [3, -1, 1.5, '1', 'male', true, []])
    expect(await judge(sex), String(sex)).toMatchObject(event(2, 400, { Fields: [{ Path: 'demog.SexType' }] }))
})

test('25. no answer holds the password', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const answers = [
    await portal.call('patient/demographic-data', who),
    await portal.call('auth/config', who),
    await portal.call('auth/validate', who),
    await portal.call('patient/demographic-data', { ...who, body: { password: demog.Password, demog: { Name: 5 } } }),
    await portal.call('auth/register-patient', { body: { regCode: 'NOSUCHCODE', demog } }),
    await portal.call('auth/login', { body: { username: 'x', password: [demog.Password] } }),
  ]
  for (const { text } of answers) {
    expect(text).not.toContain(demog.Password)
    expect(text).not.toContain('"Password"')
  }
})

test('26. who activates is a patient on the chargeband the code belongs to', async ({ portal, api, visit }) => {
  const { demog } = await activate({ portal, api, visit })
  const row = await registrationOf(api, demog.EmailAddress)
  const [patient] = await read(api.system, (tx) =>
    tx
      .select()
      .from(patients)
      .where(eq(patients.id, row?.patientId ?? '')),
  )
  expect(patient).toMatchObject({ familyName: demog.Surname, chargebandId: api.chargebandId })
})

test('26. nobody is a patient before they activate, and a double call with one person makes two registrations at most one of which activates', async ({
  portal,
  api,
  visit,
}) => {
  const demog = lemon()
  const { code: regCode } = await api.newCode()
  const both = await Promise.all([1, 2].map(() => portal.call('auth/register-patient', { body: { regCode, demog } })))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await registrationOf(api, demog.EmailAddress))?.patientId).toBeNull()
  const key = await activationKey(visit, demog, 2)
  expect((await portal.call('auth/submit-validation-email', { query: { key } })).status).toBe(200)
  const rows = await read(api.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, demog.EmailAddress)),
  )
  expect(rows.map(({ patientId }) => patientId !== null).sort()).toEqual([false, true])
})

test('27. who matches somebody on file is joined by staff, not doubled, and sees meanwhile what they submitted', async ({
  portal,
  api,
  visit,
}) => {
  const desk = () => ({ ...api.as('receptionist'), now: new Date() })
  const told = lemon()
  const onFile = { givenName: told.Name, familyName: told.Surname, dateOfBirth: '1958-08-02' }
  const { patientId } = await issueLetterTo(desk(), onFile)
  const { demog, who, activationType } = await signIn(
    { portal, api, visit },
    { Name: told.Name, Surname: told.Surname },
  )
  expect(activationType).toBe(3)
  const row = await registrationOf(api, demog.EmailAddress)
  expect(row).toMatchObject({ status: 'in-review', patientId: null })
  const before = await portal.call('patient/demographic-data', who)
  expect(before.result).toMatchObject({
    Surname: told.Surname,
    EmailAddress: demog.EmailAddress,
    Address: demog.Address,
  })
  await joinRegistration(desk(), { registrationId: row?.id ?? '', patientId, reason: 'Passport seen at the desk' })
  expect((await registrationOf(api, demog.EmailAddress))?.patientId).toBe(patientId)
  const after = await portal.call('patient/demographic-data', who)
  expect(after.result).toMatchObject({ Surname: told.Surname, EmailAddress: demog.EmailAddress })
  const log = await read(api.system, (tx) =>
    tx
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, row?.id ?? '')),
  )
  expect(log.map(({ action }) => action)).toContain('registration.joined')
})

test('28. an email with an account here is event 10001 for a client that may know, and no different for one that may not', async ({
  portal,
  api,
  visit,
  another,
}) => {
  const { demog } = await activate({ portal, api, visit })
  const { code: regCode } = await api.newCode()
  const again = lemon({ EmailAddress: `<${demog.EmailAddress.toUpperCase()}>` })
  const told = await portal.call('auth/register-patient', { body: { regCode, demog: again } })
  expect(told).toMatchObject(event(10001, 409))
  expect(told.headers.get('set-cookie')).toBeNull()
  const quiet = await another({ discloses10001: false })
  const known = await quiet.call('auth/register-patient', { body: { regCode, demog: again } })
  const fresh = await quiet.call('auth/register-patient', { body: { regCode, demog: lemon() } })
  const shape = ({ status, result }: typeof known) => ({ status, ...result, SessionID: typeof result.SessionID })
  expect(shape(known)).toEqual(shape(fresh))
  const { end, ...elsewhere } = await makeOwnPractice()
  const theirs = await withClients(elsewhere)
  const other = program(visit.base, await theirs.newClient(), '10.1.2.3')
  const { code } = await theirs.newCode()
  expect((await other.call('auth/register-patient', { body: { regCode: code, demog: again } })).status).toBe(200)
  await end()
})
