import { eq } from 'drizzle-orm'
import { rateLimits } from '@/drizzle/schema'
import type { ApiPractice } from '@/e2e/support/api-practice'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { event, expect, test } from '@/e2e/support/portal-api'
import { lemon } from '@/e2e/support/portal-people'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { chargebandById, listCompanies } from '@/lib/domain/chargebands/queries'
import { saveDepartments } from '@/lib/domain/chargebands/save-departments'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import { endSignUpCode } from '@/lib/domain/sign-up-codes/end-sign-up-code'
import { pauseSignUpCode } from '@/lib/domain/sign-up-codes/pause-sign-up-code'
import { newId } from '@/lib/platform/ids'
import { limits } from '@/lib/platform/rate-limit'

const manager = (api: ApiPractice) => ({ ...api.as('manager'), now: new Date() })

async function saveSettings(api: ApiPractice, change: { chargebandId: string; code: string; askDepartment: boolean }) {
  const { version } = await chargebandById(manager(api), change.chargebandId)
  await saveOnlineSettings(manager(api), { ...change, allowMessaging: false, version })
}

/** A chargeband of the practice's own company that is open online, with a code. */
async function bandWithCode(api: ApiPractice) {
  const [company] = await listCompanies(manager(api))
  const name = `Band ${newId().slice(-8)}`
  const { id: chargebandId } = await createChargeband(manager(api), { companyId: company?.id ?? '', name })
  await enableOnlineBooking(manager(api), { chargebandId, choice: 'no-notifications' })
  const code = `BAND${newId().slice(-8)}`.toUpperCase()
  await saveSettings(api, { chargebandId, code, askDepartment: false })
  return { chargebandId, companyId: company?.id ?? '', name, code }
}

test('12. a live code tells its chargeband, however it is typed; by both calls alike', async ({ portal, api }) => {
  const { code } = await api.newCode()
  for (const method of ['validate-reg-code', 'reg-code-info'])
    for (const typed of [code, code.toLowerCase(), ` ${code} `])
      for (const query of [{ 'reg-code': typed }, { 'reg-code': typed, 'is-oh': 'false' }])
        expect((await portal.call(`auth/${method}`, { query })).result).toEqual({
          Name: api.chargeband,
          RegCode: code,
          CompanyType: 'M',
          ProvideDeptsAndDivs: false,
        })
})

test('12. an unknown, blank, missing, paused, ended, used up or foreign code is an error envelope', async ({
  portal,
  api,
  another,
}) => {
  const paused = await api.newCode()
  await pauseSignUpCode(manager(api), { signUpCodeId: paused.id, version: paused.version })
  const ended = await api.newCode()
  await endSignUpCode(manager(api), { signUpCodeId: ended.id, version: ended.version })
  const single = await api.newCode({ totalLimit: 1 })
  const once = await portal.call('auth/register-patient', { body: { regCode: single.code, demog: lemon() } })
  expect(once.status).toBe(200)
  const { end, ...elsewhere } = await makeOwnPractice()
  const foreign = await elsewhere.newCode()
  const said = new Set<string>()
  for (const code of ['NOSUCHCODE', paused.code, ended.code, single.code, foreign.code])
    for (const method of ['validate-reg-code', 'reg-code-info', 'allowed-titles', 'departments-divisions']) {
      const answer = await portal.call(`auth/${method}`, { query: { 'reg-code': code } })
      expect(answer, `${method} ${code}`).toMatchObject(event(0, 400, { Fields: [{ Path: 'reg-code' }] }))
      said.add(answer.error?.Message ?? '')
    }
  // Unknown and foreign read the same; the others say why.
  expect(said.size).toBe(4)
  for (const typed of ['', '   '])
    expect((await portal.call('auth/validate-reg-code', { query: { 'reg-code': typed } })).error).toMatchObject({
      HttpStatusCode: 400,
      Fields: [{ Path: 'reg-code' }],
    })
  expect((await portal.call('auth/validate-reg-code')).error?.Fields).toMatchObject([{ Path: 'reg-code' }])
  const other = await another({ name: `Other ${newId()}` })
  expect((await other.call('auth/validate-reg-code', { query: { 'reg-code': 'x'.repeat(300) } })).status).toBe(400)
  await end()
})

test('13. a code lives while its chargeband has online booking, and again when it has it again', async ({
  portal,
  api,
}) => {
  const { chargebandId, code } = await bandWithCode(api)
  const ask = () => portal.call('auth/validate-reg-code', { query: { 'reg-code': code } })
  expect((await ask()).status).toBe(200)
  await disableOnlineBooking(manager(api), { chargebandId })
  expect(await ask()).toMatchObject(event(0, 400))
  await enableOnlineBooking(manager(api), { chargebandId, choice: 'no-notifications' })
  expect((await ask()).status).toBe(200)
})

test('14. titles need a code: with neither code event 1, with a sign-up code the list', async ({ portal, api }) => {
  const { code } = await api.newCode()
  const { result } = await portal.call('auth/allowed-titles', { query: { 'reg-code': code } })
  expect(result).toEqual(expect.arrayContaining(['Mr', 'Mrs', 'Miss', 'Ms', 'Mx', 'Dr']))
  for (const query of [{}, { 'reg-code': '' }, { 'reg-code': '', 'membership-code': '' }])
    expect(await portal.call('auth/allowed-titles', { query })).toMatchObject(event(1, 400))
})

test('15. departments and divisions are told where the chargeband asks for them, else they are an error', async ({
  portal,
  api,
}) => {
  const { chargebandId, companyId, code } = await bandWithCode(api)
  const ask = () => portal.call('auth/departments-divisions', { query: { 'reg-code': code } })
  expect(await ask()).toMatchObject(event(0, 400))
  await saveDepartments(manager(api), { companyId, departments: 'Sales\nWorks / North\nWorks / South' })
  await saveSettings(api, { chargebandId, code, askDepartment: true })
  const { result } = await ask()
  expect(result).toMatchObject({
    Departments: [
      { Key: expect.any(String), Name: 'Sales', Divisions: [] },
      { Name: 'Works', Divisions: [{ Name: 'North' }, { Name: 'South' }] },
    ],
    Divisions: [{ Name: 'North' }, { Name: 'South' }],
  })
  const info = await portal.call('auth/reg-code-info', { query: { 'reg-code': code } })
  expect(info.result.ProvideDeptsAndDivs).toBe(true)
})

test('17. the terms and what is said of statistical use are there without signing in, as HTML', async ({ portal }) => {
  const { result } = await portal.call('auth/terms-and-conditions')
  expect(Object.keys(result)).toEqual(['TermsAndConditionsText', 'StatisticalProcessingText'])
  for (const text of Object.values(result)) expect(text).toMatch(/^<p>.+<\/p>$/s)
  const welsh = await portal.call('auth/terms-and-conditions', { headers: { 'accept-language': 'cy-GB,cy;q=0.9' } })
  expect(welsh.status).toBe(200)
})

test('the lists to choose from are keys and names', async ({ portal }) => {
  for (const path of ['ethnicities/ethnicities', 'gender-identity/genders', 'gender-identity/pronouns']) {
    const { result } = await portal.call(path)
    const entries = Object.values(result)
    expect(entries.length).toBeGreaterThan(2)
    for (const entry of entries) expect(entry).toEqual({ Key: expect.any(String), Name: expect.any(String) })
  }
  expect((await portal.call('companies/insurers')).status).toBe(200)
})

test('codes cannot be found by trying: an address that guessed wrong too often is refused, right codes too', async ({
  portal,
  api,
  address,
}) => {
  const { code } = await api.newCode()
  const ask = (typed: string) => portal.call('auth/validate-reg-code', { query: { 'reg-code': typed } })
  expect((await ask('GUESSED')).status).toBe(400)
  await api.system.db
    .update(rateLimits)
    .set({ points: limits['guess-code-api'].points })
    .where(eq(rateLimits.key, `guess-code-api:${address}`))
  for (const typed of ['GUESSED', code]) {
    const refused = await ask(typed)
    expect(refused).toMatchObject(event(0, 429))
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  }
})
