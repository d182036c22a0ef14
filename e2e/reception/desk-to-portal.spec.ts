import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { confirm, fillIn, registerAtDesk, typeLetter } from '../support/desk-steps'
import { sheetAt } from '../support/letter-sheet'
import { linkIn, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { signInPatient } from '../support/staff-door'
import { expect, test } from '../support/test'

test('from the desk to the portal and back: register, identify, print, claim, disable, restore, unlock, reset', async ({
  page,
  practice,
  signInAs,
  visit,
  device,
}) => {
  test.setTimeout(120_000)
  const person = somebody()
  const online = page.getByRole('navigation').getByRole('link', { name: 'Online services' })
  const main = page.getByRole('main')
  await signInAs('receptionist')
  await registerAtDesk(page, person, freshNhsNumber())

  await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).last().click()
  await expect(main).toContainText('This patient has no online account, so nobody would read it')
  await expect(page.getByRole('link', { name: 'Write to this patient' })).toHaveCount(0)
  await online.click()
  await expect(main).toContainText('Nobody has recorded who this is yet')
  await page.getByRole('link', { name: 'Identification' }).first().click()
  await page.getByLabel('Type').selectOption({ label: 'Passport' })
  await page.getByRole('button', { name: 'Add identification' }).click()
  await expect(page.getByText('The identification is recorded with your name.')).toBeVisible()

  await page.getByRole('link', { name: 'make the account' }).click()
  await page.getByRole('button', { name: 'Create online account' }).click()
  await expect(main).toContainText('Created')
  await expect(main).toContainText('A reset is not offered. Nobody has claimed this account yet')
  const tab = page.url().replace(/\?.*/, '')
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.getByRole('link', { name: 'See how it looks, without the codes' })).toBeVisible()
  await page.goto(tab)
  await page.getByRole('button', { name: 'Print letter' }).click()
  const file = page.getByRole('link', { name: /PDF/ })
  const sheet = await sheetAt(page.request, (await file.getAttribute('href')) ?? '')
  // As a word: the Practice ID may end like a year.
  expect(sheet.text).not.toMatch(new RegExp(`\\b${person.year}\\b`))

  const phone = await (await device()).newPage()
  const codes = { 'Account ID': sheet.accountNumber, 'Linkage Key': sheet.key.toLowerCase() }
  await typeLetter(phone, practice.slug, codes, person)
  await fillIn(phone, { 'Email address': person.email, 'Create a password': person.password })
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.getByLabel('I accept the terms and conditions').check()
  await phone.getByRole('button', { name: 'Register' }).click()
  await phone.goto(linkIn(await messageTo(visit, person.email), 'activate'))
  await phone.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(phone.getByRole('main')).toContainText(person.familyName)

  await page.goto(tab)
  await expect(main).toContainText('Active')
  await confirm(page, 'Disable account', 'By their own wish')
  await expect(main).toContainText('Disabled')
  await expect(page.getByRole('row', { name: /Appointments/ })).toContainText('closed with the account')
  await phone.goto('/portal')
  await expect(phone).toHaveURL(/\/sign-in/)
  await fillIn(phone, { 'Email address': person.email })
  await phone.getByLabel('Password', { exact: true }).fill(person.password)
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await expect(phone.getByRole('main')).toContainText('has paused your online access')
  await expect(phone.getByRole('main')).not.toContainText(person.familyName)

  await confirm(page, 'Restore account', 'Asked for it again')
  await expect(main).toContainText('Active')
  await phone.goto('/portal')
  await expect(phone.getByRole('main')).toContainText(person.familyName)

  for (let wrong = 0; wrong < 5; wrong += 1) {
    await expect(signInPatient(visit, { email: person.email, password: 'not the password' })).rejects.toThrow()
  }
  await page.goto(tab)
  await expect(main).toContainText('Locked')
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.getByText('The account is unlocked.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toHaveCount(0)

  await confirm(page, 'Reset online account', 'Lost the phone')
  await expect(page.getByRole('button', { name: 'Undo the reset' })).toBeVisible()
  await phone.goto('/portal')
  await expect(phone).toHaveURL(/\/sign-in/)
  await typeLetter(phone, practice.slug, codes, person)
  await expect(phone.getByRole('main').getByRole('alert')).toContainText(/already been used|used/)
  await page.getByRole('button', { name: 'Print letter' }).click()
  const fresh = await sheetAt(page.request, (await file.getAttribute('href')) ?? '')
  expect(fresh.accountNumber).toBe(sheet.accountNumber)
  expect(fresh.key).not.toBe(sheet.key)
  const older = { 'Patient ID': fresh.patientNumber, 'Registration Token': fresh.token }
  await typeLetter(phone, practice.slug, older, person)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('How will you sign in?')

  await page.goto(tab.replace('/online-services', '/registration-status'))
  await page.getByLabel('Registration status').selectOption({ label: 'Deceased' })
  await page.getByLabel('Reason').fill('Told by the family')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await online.click()
  await expect(main).toContainText('The patient has died')
  // Whoever looks them up sees it before they open the record.
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill(person.familyName)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: new RegExp(person.familyName) })).toContainText(' deceased')
})

test('somebody on file who may be the same is shown before a patient is registered twice', async ({
  page,
  signInAs,
}) => {
  const person = somebody()
  await signInAs('receptionist')
  await registerAtDesk(page, person, freshNhsNumber())
  await page.goto('/admin/patients/new')
  await fillIn(page, {
    'First name': person.givenName,
    'Last name': person.familyName,
    Day: person.day,
    Month: person.month,
    Year: person.year,
  })
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByRole('link', { name: `${person.givenName} ${person.familyName}` })).toBeVisible()
  await expect(page.getByLabel('First name', { exact: true })).toHaveValue(person.givenName)
  await page.getByLabel('This is somebody else').check()
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page.getByText('Registered.', { exact: true })).toBeVisible()
})
