import type { Page } from '@playwright/test'
import { disableStaff } from '@/lib/domain/staff/disable-staff'
import { makeOwnPractice } from '../support/own-practice'
import { registered } from '../support/places'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

/** `/` jumps to the search, letters, Enter; arrow down and Enter open what was found. */
async function findByKeyboard(page: Page, words: string, name: string): Promise<void> {
  await page.goto('/admin')
  // Pressed again, as a person would, where the page's scripts were not there yet.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Find a patient' })).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type(words)
  // Nothing was searched for yet, so the arrow does not lead to whoever stands on this page.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('searchbox', { name: 'Find a patient' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/patients\?search=[0-9a-f-]{36}$/)
  await expect(page.getByRole('main')).toContainText(name)
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-result]:focus')).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/patients\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

test('a receptionist finds a new patient by keyboard: by name, date of birth, NHS number, email, phone and postcode', async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
}) => {
  test.setTimeout(120_000)
  const { code } = await practice.newCode()
  const identifier = testNhsNumber()
  const postcode = 'SW1A 2AA'
  const { person } = await registered(practice, baseURL ?? '', address, code, true, { postcode, identifier })
  await signInAs('receptionist')
  const two = (part: string) => part.padStart(2, '0')
  for (const words of [
    `${person.givenName} ${person.familyName}`,
    person.familyName.slice(0, 6).toLowerCase(),
    `${two(person.day)}/${two(person.month)}/${person.year}`,
    identifier,
    person.email,
    person.mobile.replace(/\s/g, ''),
    `${person.familyName.slice(0, 5)} sw1a2aa`,
  ]) {
    await test.step(`by ${words}`, () => findByKeyboard(page, words, person.familyName))
  }
  await expect(page.getByRole('main')).toContainText(practice.chargeband)
})

test("the patient's page tells what became of the messages sent to them", async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
}) => {
  const { code } = await practice.newCode()
  const { row } = await registered(practice, baseURL ?? '', address, code, true)
  await signInAs('receptionist')
  await page.goto(`/admin/patients/${row.patientId}/messages`)
  await expect(page.getByRole('main')).toContainText(/Activat/)
  await expect(page.getByRole('main')).toContainText(/Sent/)
})

test('a registration that waits for activation is on the list, and the desk may activate it by hand', async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
}) => {
  const { code } = await practice.newCode()
  const { person, row } = await registered(practice, baseURL ?? '', address, code, false)
  await signInAs('receptionist')
  await page.goto('/admin/registrations')
  await expect(page.getByRole('main')).toContainText(person.familyName)
  await page.goto(`/admin/registrations/${row.id}`)
  await expect(page.getByRole('main')).toContainText(person.familyName)
})

test('somebody whose staff account is disabled is out at the next request', async ({
  page,
  context,
  device,
  visit,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  const clinician = practice.staff('clinician')
  await signInStaff(visit, clinician)
  await carryCookies(visit, context)
  await page.goto('/admin/patients')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Patients')
  const { actor } = practice.as('clinician')
  const staffId = actor.kind === 'staff' ? actor.staffId : ''
  await disableStaff({ ...practice.as('manager'), now: new Date() }, { staffId })
  await page.reload()
  await expect(page).toHaveURL(/\/admin\/sign-in$/)
  const again = await (await device()).newPage()
  await again.goto('/admin/sign-in')
  await again.getByLabel('Email address', { exact: true }).fill(clinician.email)
  await again.getByLabel('Password', { exact: true }).fill(clinician.password)
  await again.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(again).toHaveTitle(/^Error:/)
  await end()
})

/** A number of the range set aside for tests, with its check digit. */
function testNhsNumber(): string {
  for (;;) {
    const nine = `999${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`
    const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${nine}${check}`
  }
}
