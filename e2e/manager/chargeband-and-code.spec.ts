import { registerOverHttp } from '../support/http-journey'
import { startVisit } from '../support/http-visit'
import { somebody } from '../support/person'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('a manager makes a chargeband, enables online booking, sets a code, and a person registers with it a minute later', async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
}) => {
  const name = `Band ${Date.now()}`
  const code = `Band${Date.now()}`
  await signInAs('manager')
  await page.goto('/admin/chargebands')
  await page.getByRole('link', { name: 'New chargeband' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill(`Online/${name}`)
  await page.getByLabel('Company', { exact: true }).selectOption({ index: 0 })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)

  await page.getByRole('link', { name: 'Add rule' }).first().click()
  await page.getByRole('link', { name: /self-book/i }).click()
  await page.getByLabel('Name', { exact: true }).fill('Book a GP yourself')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Book a GP yourself')

  await page.getByRole('button', { name: 'Enable online booking' }).click()
  const dialog = page.getByRole('dialog', { name: 'Allowing patient access' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Allow and notify' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Allow with no notifications' }).click()
  await expect(page.getByText('Online booking on', { exact: true })).toBeVisible()

  await page.getByLabel('Online sign-up invite code').fill(code)
  await page.getByLabel('Allow online messaging').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The online settings are saved.')).toBeVisible()
  await expect(page.getByLabel('Online sign-up invite code')).toHaveValue(code)

  const person = somebody()
  const visit = startVisit(baseURL ?? '', { address })
  const confirmation = await registerOverHttp(visit, { slug: practice.slug, code: code.toLowerCase() }, person)
  expect(confirmation.heading).toBe('We have your registration')
  expect(confirmation.text).toContain(person.email)
})

test('a manager makes a chargeband and its code with scripts off', async ({ device, practice, visit }) => {
  await signInStaff(visit, practice.staff('manager'))
  const context = await device({ javaScriptEnabled: false })
  await carryCookies(visit, context)
  const page = await context.newPage()
  const name = `Quiet band ${Date.now()}`
  await page.goto('/admin/chargebands/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.getByRole('button', { name: 'Allow with no notifications' }).click()
  await page.getByLabel('Online sign-up invite code').fill(`Quiet${Date.now()}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The online settings are saved.')).toBeVisible()
})

test('a code that another chargeband has is refused at its field, and what was typed is still there', async ({
  page,
  practice,
  signInAs,
}) => {
  const { code } = await practice.newCode()
  await signInAs('manager')
  await page.goto(`/admin/chargebands/${practice.chargebandId}`)
  await page.getByLabel('Online sign-up invite code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary.getByRole('link')).toHaveText(/Another sign-up code of your practice/)
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByLabel('Online sign-up invite code')).toHaveValue(code.toLowerCase())
})
