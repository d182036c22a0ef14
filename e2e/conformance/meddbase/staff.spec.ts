import { eq } from 'drizzle-orm'
import { onlineAccounts, patients, registrations } from '@/drizzle/schema'
import type { ApiPractice } from '@/e2e/support/api-practice'
import { formOf, type HttpVisit, type Page, startVisit } from '@/e2e/support/http-visit'
import { messagesTo, messageTo } from '@/e2e/support/messages'
import { event, expect, test } from '@/e2e/support/portal-api'
import { activate, activationKey, lemon, logIn, signIn } from '@/e2e/support/portal-people'
import { signInStaff } from '@/e2e/support/staff-door'
import { addRule } from '@/lib/domain/chargebands/add-rule'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { listCompanies, ruleChoices } from '@/lib/domain/chargebands/queries'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { addIdentifier } from '@/lib/domain/patients/add-identifier'
import { read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'

const manager = (api: ApiPractice) => ({ ...api.as('manager'), now: new Date() })

async function newBand(api: ApiPractice): Promise<string> {
  const [company] = await listCompanies(manager(api))
  const made = { companyId: company?.id ?? '', name: `Band ${newId().slice(-8)}` }
  return (await createChargeband(manager(api), made)).id
}

/** Opens a page as one of the practice's staff. */
async function asStaff(api: ApiPractice, visit: HttpVisit, role: 'manager' | 'receptionist') {
  const own = startVisit(visit.base, { address: '10.7.7.7' })
  await signInStaff(own, api.staff(role))
  return own
}

const press = (staff: HttpVisit, page: Page, button: string, typed = {}) =>
  staff.send(page, formOf(page, button), typed)

/** Opens online booking by the page's buttons and sets a code in the panel that appears. */
async function openOnline(staff: HttpVisit, chargebandId: string, code: string, choice = 'no-notifications') {
  const before = await staff.open(`/admin/chargebands/${chargebandId}`)
  const after = await press(staff, before, 'Allow and notify', { choice })
  expect(after.text).toContain('Online settings')
  return press(staff, after, 'Save', { code, allowMessaging: true })
}

async function personOf({ system }: ApiPractice, email: string) {
  const [row] = await read(system, (tx) =>
    tx
      .select({ patientId: patients.id, chargebandId: patients.chargebandId, accountId: onlineAccounts.id })
      .from(registrations)
      .innerJoin(patients, eq(patients.id, registrations.patientId))
      .innerJoin(onlineAccounts, eq(onlineAccounts.registrationId, registrations.id))
      .where(eq(registrations.email, email)),
  )
  if (!row) throw new Error(`${email} is no patient`)
  return row
}

test('55. enabling online booking offers both choices with their effects, and reveals the online settings', async ({
  portal,
  api,
  visit,
}) => {
  const chargebandId = await newBand(api)
  const staff = await asStaff(api, visit, 'manager')
  const before = await staff.open(`/admin/chargebands/${chargebandId}`)
  expect(before.text).toContain('Allow and notify writes to nobody')
  expect(before.text).toContain('Allow with no notifications gives the same access and writes to nobody')
  expect(before.text).not.toContain('Online sign-up invite code')
  const code = `SHOWN${newId().slice(-8)}`
  const after = await openOnline(staff, chargebandId, code)
  expect(after.text).toContain('The online settings are saved')
  expect(after.text).toContain('Online sign-up invite code')
  expect(after.text).toContain('Allow online messaging')
  expect((await portal.call('auth/validate-reg-code', { query: { 'reg-code': code } })).status).toBe(200)
})

test('55. allow and notify writes to who is on the chargeband; allow with no notifications writes to nobody', async ({
  portal,
  api,
  visit,
}) => {
  const staff = await asStaff(api, visit, 'manager')
  const ContactOptions = ['Email.Appointments', 'Email.General'].map((Key) => ({ Key, Email: true, SMS: false }))
  const heard: Record<string, number> = {}
  for (const choice of ['notify', 'no-notifications']) {
    const chargebandId = await newBand(api)
    const code = `TELL${newId().slice(-8)}`
    await openOnline(staff, chargebandId, code)
    const demog = lemon({ ContactOptions })
    await portal.call('auth/register-patient', { body: { regCode: code, demog } })
    const key = await activationKey(visit, demog)
    await portal.call('auth/submit-validation-email', { query: { key } })
    await disableOnlineBooking(manager(api), { chargebandId })
    const already = (await messagesTo(visit, demog.EmailAddress)).length
    const page = await staff.open(`/admin/chargebands/${chargebandId}`)
    await press(staff, page, 'Allow and notify', { choice })
    if (choice === 'notify') await messageTo(visit, demog.EmailAddress, already + 1)
    // Another message to somebody else, sent after, shows that nothing more is on its way.
    await activate({ portal, api, visit })
    heard[choice] = (await messagesTo(visit, demog.EmailAddress)).length - already
  }
  expect(heard).toEqual({ notify: 1, 'no-notifications': 0 })
})

test('56. each chargeband has its own code and messaging; one code is no two chargebands’', async ({
  portal,
  api,
  visit,
}) => {
  const staff = await asStaff(api, visit, 'manager')
  const [one, two] = [await newBand(api), await newBand(api)]
  const codes = [`ONE${newId().slice(-8)}`, `TWO${newId().slice(-8)}`] as const
  await openOnline(staff, one, codes[0])
  await openOnline(staff, two, codes[1])
  for (const [regCode, chargebandId] of [
    [codes[0], one],
    [codes[1], two],
  ]) {
    const demog = lemon()
    await portal.call('auth/register-patient', { body: { regCode, demog } })
    await portal.call('auth/submit-validation-email', { query: { key: await activationKey(visit, demog) } })
    expect((await personOf(api, demog.EmailAddress)).chargebandId).toBe(chargebandId)
  }
  const page = await staff.open(`/admin/chargebands/${two}`)
  const refused = await press(staff, page, 'Save', { code: codes[0].toLowerCase() })
  expect(refused.text).toContain('Another sign-up code of your practice')
  // The older code ends with another in its place; the other chargeband's goes on.
  const changed = `NEXT${newId().slice(-8)}`
  await press(staff, await staff.open(`/admin/chargebands/${one}`), 'Save', { code: changed })
  const ask = async (code: string) =>
    (await portal.call('auth/validate-reg-code', { query: { 'reg-code': code } })).status
  expect([await ask(codes[0]), await ask(changed), await ask(codes[1])]).toEqual([400, 200, 200])
})

test('57. rules are looked at from the top, the first match wins, by clinician, site, location and tag', async ({
  api,
  visit,
}) => {
  const chargebandId = await newBand(api)
  const service = `GP ${newId().slice(-8)}`
  const rule = { kind: 'patient-self-book' as const, chargebandId, siteIds: [], serviceIds: [] }
  await addRule(manager(api), {
    ...rule,
    name: 'Strict',
    allow: false,
    newServices: service,
    tags: 'NHS',
    locations: 'Annexe',
  })
  const { services, clinicians } = await ruleChoices(manager(api))
  const id = services.find(({ name }) => name === service)?.id ?? ''
  const clinicianIds = [clinicians[0]?.id ?? '']
  await addRule(manager(api), { ...rule, name: 'Own', allow: false, serviceIds: [id], clinicianIds })
  await addRule(manager(api), { ...rule, name: 'Wide', allow: true, serviceIds: [id] })
  const staff = await asStaff(api, visit, 'manager')
  const asked = (where: Record<string, string>) =>
    staff.open(`/admin/chargebands/${chargebandId}?${new URLSearchParams({ service: id, ...where })}`)
  const may = async (where: Record<string, string>) => {
    const { text } = await asked(where)
    expect(text).toMatch(/Patients may (not )?book/)
    return text.includes(`Patients may book ${service}`)
  }
  expect(await may({})).toBe(true)
  expect(await may({ tag: 'nhs', location: 'annexe' })).toBe(false)
  expect(await may({ tag: 'nhs', location: 'Main building' })).toBe(true)
  expect(await may({ tag: 'Private', location: 'Annexe' })).toBe(true)
  expect(await may({ clinician: clinicianIds[0] ?? '' })).toBe(false)
  const page = await asked({ clinician: clinicianIds[0] ?? '' })
  expect(page.text).toContain('Own decides')
  expect(page.text).toContain('Wide comes after one that has decided')
  const form = page.forms.find(({ buttons }) => buttons.some((button) => button.includes('Move Wide up')))
  if (!form) throw new Error('Rules cannot be moved')
  await staff.send(page, form, { direction: 'up' })
  expect(await may({ clinician: clinicianIds[0] ?? '' })).toBe(true)
})

test('59. the record shows the account’s state; staff unblock and reset it', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const { patientId } = await personOf(api, demog.EmailAddress)
  const staff = await asStaff(api, visit, 'manager')
  const tab = () => staff.open(`/admin/patients/${patientId}/online-services`)
  expect((await tab()).text).toContain('Active')
  for (let n = 0; n < 5; n += 1) await logIn(portal, { ...demog, Password: 'wrong' })
  expect(await logIn(portal, demog)).toMatchObject(event(14, 403))
  const locked = await tab()
  expect(locked.text).toContain('Locked')
  await press(staff, locked, 'Unlock')
  expect((await logIn(portal, demog)).status).toBe(200)
  // A reset makes a new letter, which needs a number and somebody who was checked.
  const checkedOn = new Date().toISOString().slice(0, 10)
  const number = { patientId, identifier: freshNhsNumber(), verified: true, heldAccepted: false }
  await addIdentifier(manager(api), number)
  await addIdentification(manager(api), { patientId, type: 'passport', checkedOn, note: undefined })
  const ask = await staff.open(`/admin/patients/${patientId}/online-services/reset`)
  const done = await press(staff, ask, 'Confirm', { reason: 'Lost the phone' })
  expect(done.text).toContain('Created')
  expect(await portal.call('patient/demographic-data', who)).toMatchObject(event(8, 401))
  expect(await logIn(portal, demog)).toMatchObject(event(0, 401))
})
