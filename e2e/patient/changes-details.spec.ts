import type { Page } from '@playwright/test'
import { codeIn, linkIn, messagesTo, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { identified } from '../support/places'
import { carryCookies } from '../support/staff-door'
import { expect, test } from '../support/test'

/** The value beside a name in the list of details. */
const detail = (page: Page, name: string) =>
  page.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })

test('changes the email address without scripts, and reception accepts it; a rejected one goes back', async ({
  page,
  practice,
  signInAs,
  visit,
  device,
  baseURL,
  address,
}) => {
  test.setTimeout(120_000)
  const { code } = await practice.newCode()
  const { person, patientId, visit: mine } = await identified(practice, baseURL ?? '', address, code)
  const context = await device({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  await carryCookies(mine, context)
  const phone = await context.newPage()

  async function giveEmail(email: string): Promise<string> {
    await phone.goto('/portal/details')
    await detail(phone, 'Email address').getByRole('link', { name: 'Change' }).click()
    await phone.getByLabel('New email address').fill(email)
    await phone.getByLabel('Your password', { exact: true }).fill('not the password')
    await phone.getByRole('button', { name: 'Send the link' }).click()
    await expect(phone).toHaveTitle(/^Error:/)
    await expect(phone.getByLabel('New email address')).toHaveValue(email)
    await phone.getByLabel('Your password', { exact: true }).fill(person.password)
    await phone.getByRole('button', { name: 'Send the link' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Look in your mailbox')
    return linkIn(await messageTo(visit, email), 'confirm-email')
  }

  const second = somebody().email
  const link = await giveEmail(second)
  for (let scan = 0; scan < 3; scan += 1) await visit.open(link)
  await phone.goto('/portal/details')
  await expect(detail(phone, 'Email address')).toContainText(person.email)
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Use this address' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Your practice uses this email address now')
  await phone.goto(link)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('This link cannot be used')
  await phone.goto('/portal/details')
  await expect(detail(phone, 'Email address')).toContainText(second)
  await expect(detail(phone, 'Email address')).toContainText('your practice still looks at it')
  await expect
    .poll(async () => (await messagesTo(visit, person.email)).map(({ subject }) => subject))
    .toContain('How Test Surgery reaches you was changed')
  const [notice] = await messagesTo(visit, person.email)
  expect(notice?.text).not.toContain(person.familyName)
  expect(notice?.text).not.toContain(second)

  await signInAs('receptionist')
  await page.goto('/admin/patients/changes')
  await page.getByRole('link', { name: person.familyName }).click()
  const waits = page.getByRole('row', { name: /^Email/ })
  await expect(waits).toContainText('the patient themselves')
  await waits.getByRole('button', { name: 'Accept email' }).click()
  await expect(page.getByText('The change is accepted.')).toBeVisible()
  await page.goto(`/admin/patients/${patientId}/history`)
  await expect(page.getByRole('group', { name: 'What changed in the record' })).toContainText('accepted')

  const third = somebody().email
  await phone.goto(await giveEmail(third))
  await phone.getByRole('button', { name: 'Use this address' }).click()
  await page.goto(`/admin/patients/${patientId}`)
  await page.getByRole('link', { name: 'Reject… email' }).click()
  await page.getByLabel('Reason').fill('Not known to the family')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('The change is rejected.')).toBeVisible()
  await phone.goto('/portal/details')
  await expect(detail(phone, 'Email address')).toContainText(second)
  await expect(detail(phone, 'Email address')).toContainText('did not accept')
})

test('proves a mobile number by its code, and asks for an address that waits', async ({
  page,
  practice,
  visit,
  context,
  baseURL,
  address,
}) => {
  const { code } = await practice.newCode()
  const { person, visit: mine } = await identified(practice, baseURL ?? '', address, code)
  await carryCookies(mine, context)
  await page.goto('/portal')
  await page.getByRole('link', { name: 'Your details', exact: true }).click()
  await detail(page, 'Mobile number').getByRole('link', { name: 'Change' }).click()
  const { mobile } = somebody()
  await page.getByLabel('New mobile number').fill(mobile)
  await page.getByLabel('Your password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter the code of the text message')
  const sent = await messageTo(visit, `+44${mobile.replace(/\s/g, '').slice(1)}`)
  await page.getByLabel('Code', { exact: true }).fill(codeIn(sent))
  await page.getByRole('button', { name: 'Use this number' }).click()
  await expect(page.getByText('Your mobile number is changed.')).toBeVisible()
  await detail(page, 'Address').getByRole('link', { name: 'Change' }).click()
  await page.getByLabel('Postcode').fill('nowhere')
  await page.getByRole('button', { name: 'Ask for this address' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await page.getByLabel('Postcode').fill('LS1 4AP')
  await page.getByRole('button', { name: 'Ask for this address' }).click()
  await expect(detail(page, 'Address')).toContainText('It waits for your practice')
  await expect(detail(page, 'Address')).toContainText('LS1 4AP')
})
