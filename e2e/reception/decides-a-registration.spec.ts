import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { refuseRegistration } from '@/lib/domain/registrations/refuse-registration'
import { makeOwnPractice } from '../support/own-practice'
import { registered } from '../support/places'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('a registration in review is compared side by side, and joined to the patient it is', async ({
  page,
  context,
  visit,
  baseURL,
  address,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  const base = baseURL ?? ''
  const { code } = await practice.newCode()
  const { person, row: first } = await registered(practice, base, address, code, true)
  const { givenName, familyName, day, month, year } = person
  const alike = { givenName, familyName, day, month, year }
  const { row: second } = await registered(practice, base, address, code, true, alike)
  expect([first.status, second.status]).toEqual(['activated', 'in-review'])
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  const main = page.getByRole('main')

  await page.goto('/admin/registrations')
  await page
    .getByRole('link', { name: new RegExp(familyName) })
    .first()
    .click()
  await page.goto(`/admin/registrations/${second.id}`)
  await expect(page.getByRole('row', { name: /First name/ })).toContainText('Agrees')
  await expect(page.getByRole('row', { name: /Email/ })).toContainText('Differs')
  // The account of the first is in use, so the desk finds out that the record cannot take another, and why.
  await page.getByRole('button', { name: /^Join to/ }).click()
  await expect(page.getByRole('row', { name: /Birth date/ })).toContainText('Agrees')
  await page.getByLabel('Reason').fill('Passport seen at the desk')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveTitle(/^Error:/)

  // Their older record, under another name, is found by search, compared and joined.
  const maiden = { familyName: 'Maidenhead', givenName, dateOfBirth: '1951-11-02' }
  const { patientId } = await issueLetterTo({ ...practice.as('receptionist'), now: new Date() }, maiden)
  await page.goto(`/admin/registrations/${second.id}`)
  await page.getByRole('button', { name: 'Find another patient…' }).click()
  await page.getByLabel('Name, date of birth, number, phone or email').fill('maidenh')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page).toHaveURL(/\/join\?search=[0-9a-f-]{36}$/)
  await page.getByRole('link', { name: `Compare with ${givenName} Maidenhead` }).click()
  await expect(page).toHaveURL(new RegExp(`/registrations/${second.id}/join/${patientId}$`))
  await expect(page.getByRole('row', { name: /Last name/ })).toContainText('Differs')
  await page.getByLabel('Reason').fill('Marriage certificate seen at the desk')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL(/done=decided$/)
  await expect(main).toContainText('Joined to a record on file by Test receptionist')
  await page.getByRole('link', { name: 'Open the patient record' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/patients/${patientId}$`))
  await expect(main).toContainText('Active')

  // Who they are is checked now, and the way leads on to a full account.
  await page.getByRole('navigation').getByRole('link', { name: 'Identification' }).click()
  await page.getByLabel('Type').selectOption({ label: 'Passport' })
  await page.getByRole('button', { name: 'Add identification' }).click()
  await page.getByRole('link', { name: 'upgrade the account' }).click()
  await expect(main).toContainText('Basic, identity checked but not upgraded yet')
  await expect(page.getByRole('row', { name: /Repeat medicines/ })).toContainText('needs a full account')
  await page.getByRole('button', { name: 'Upgrade to a full account' }).click()
  await expect(page.getByText('This is a full account now.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Repeat medicines/ })).not.toContainText('needs a full account')
  await end()
})

test('of two who decide at once the second is told what was decided, and by whom', async ({
  page,
  context,
  visit,
  baseURL,
  address,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  const { code } = await practice.newCode()
  const { person } = await registered(practice, baseURL ?? '', address, code, true)
  const { givenName, familyName, day, month, year } = person
  const alike = { givenName, familyName, day, month, year }
  const { row } = await registered(practice, baseURL ?? '', address, code, true, alike)
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  await page.goto(`/admin/registrations/${row.id}/create`)
  await page.getByLabel('Reason').fill('Twins, both were at the desk')
  const manager = { ...practice.as('manager'), now: new Date() }
  await refuseRegistration(manager, { registrationId: row.id, reason: 'Not of this practice' })
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('main')).toContainText('Test manager has refused this registration already')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Refused by Test manager')
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0)
  await end()
})
