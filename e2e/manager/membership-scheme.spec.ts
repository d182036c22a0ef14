import { makeScheme } from '@/lib/testing/schemes'
import { walkTo } from '../support/http-journey'
import { formOf, startVisit } from '../support/http-visit'
import { linkIn, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('a manager makes a scheme, somebody registers with its code without scripts, the desk marks the invoice as paid', async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
  visit,
  device,
}) => {
  test.setTimeout(120_000)
  const code = `Member ${Date.now()}`
  await signInAs('manager')
  await page.goto(`/admin/chargebands/${practice.chargebandId}`)
  await page.getByRole('link', { name: /Enable membership scheme|New scheme/ }).click()
  await page.getByRole('button', { name: 'Make scheme' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toContainText('Enter what the scheme costs')
  await page.getByLabel('Name', { exact: true }).fill('Gold membership')
  await page.getByLabel('Membership code', { exact: true }).fill(code)
  await page.getByLabel('Price without tax').fill('40.00')
  await page.getByLabel('Tax', { exact: true }).fill('8')
  await page.getByLabel('Every week').check()
  await page.getByRole('button', { name: 'Make scheme' }).click()
  await expect(page.getByText('The membership scheme is made.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('£48.00 a week')

  const person = somebody()
  const phone = startVisit(baseURL ?? '', { address })
  const at = { slug: practice.slug, code: code.toLowerCase() }
  const check = await walkTo(phone, at, person, 'check')
  expect(check.text).toContain('You are joining Gold membership')
  expect(check.text).toContain('£48.00')
  const sent = await phone.send(check, formOf(check), {})
  expect(sent.heading).toBe('We have your registration')
  const door = await phone.open(linkIn(await messageTo(visit, person.email), 'activate'))
  const home = await phone.send(door, formOf(door, 'Activate my account'), {})
  expect(home.text).toContain('You have an invoice to pay')
  expect(home.text).toContain('Gold membership')
  const list = await phone.open('/portal/invoices')
  expect(list.text).toContain('To pay')
  const invoicePath = /href="(\/portal\/invoices\/[0-9a-f-]+)"/.exec(list.body)?.[1] ?? ''
  const open = await phone.open(invoicePath)
  expect(open.text).toContain('To pay: £48.00')
  const told = await messageTo(visit, person.email, 2)
  expect(told.subject).toContain('A new invoice')
  expect(told.text).not.toContain('£48')

  const reception = startVisit(baseURL ?? '', { address })
  await signInStaff(reception, practice.staff('receptionist'))
  const context = await device()
  await carryCookies(reception, context)
  const desk = await context.newPage()
  const refused = desk.getByRole('alert').filter({ hasText: 'There is a problem' })
  await desk.goto('/admin/invoices')
  const number = /Invoice (\d+)/.exec(open.text)?.[1] ?? ''
  await desk.getByLabel('Invoice number').fill('999999')
  await desk.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(refused).toContainText('No invoice has this number')
  await desk.getByLabel('Invoice number').fill(number)
  await desk.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(`Invoice ${number}`)
  await expect(desk.getByRole('main')).toContainText(person.familyName)
  await desk.getByRole('button', { name: 'Mark as paid' }).click()
  await expect(refused).toContainText('Choose how it was paid')
  await desk.getByLabel('Card at the desk').check()
  await desk.getByRole('button', { name: 'Mark as paid' }).click()
  await expect(desk.getByText('The invoice is marked as paid.')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Undo payment…' })).toHaveCount(0)

  const paid = await phone.open(invoicePath)
  expect(paid.text).toMatch(/Paid on .* by card at the practice/)
  expect((await phone.open('/portal')).text).not.toContain('You have an invoice to pay')

  const membership = await phone.open('/portal/membership')
  const leavePath = /href="(\/portal\/membership\/[0-9a-f-]+\/leave)"/.exec(membership.body)?.[1] ?? ''
  const asked = await phone.open(leavePath)
  const left = await phone.send(asked, formOf(asked, 'Leave the membership'), {})
  expect(left.text).toContain('You have left the membership.')
  // Other schemes of the same practice may be offered beside it.
  const joinPath =
    /href="(\/portal\/membership\/[0-9a-f-]+\/join\/[0-9a-f-]+)"[^>]*>(?:<[^>]+>)*Join (?:<[^>]+>)*Gold membership/.exec(
      left.body,
    )?.[1] ?? ''
  const offer = await phone.open(joinPath)
  expect(offer.text).toContain('£48.00')
  const joined = await phone.send(offer, formOf(offer, 'Join and get the first invoice'), {})
  expect(joined.text).toContain('You are a member now.')
  const already = await phone.open(joinPath)
  expect(already.text).toContain('You are a member already.')
  expect(already.text).not.toContain('Join and get the first invoice')
})

test('a manager takes a payment back and cancels, with a reason, scripts off', async ({ device, practice, visit }) => {
  const person = somebody()
  const { code } = await makeScheme(practice, practice.chargebandId)
  const phone = startVisit(visit.base, {})
  const check = await walkTo(phone, { slug: practice.slug, code }, person, 'check')
  await phone.send(check, formOf(check), {})
  const door = await phone.open(linkIn(await messageTo(visit, person.email), 'activate'))
  await phone.send(door, formOf(door, 'Activate my account'), {})
  const number = /Invoice (\d+)/.exec((await phone.open('/portal/invoices')).text)?.[1] ?? ''

  await signInStaff(visit, practice.staff('manager'))
  const context = await device({ javaScriptEnabled: false })
  await carryCookies(visit, context)
  const page = await context.newPage()
  await page.goto('/admin/invoices')
  await page.getByLabel('Invoice number').fill(number)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByLabel('Cash').check()
  await page.getByRole('button', { name: 'Mark as paid' }).click()
  await expect(page.getByText('The invoice is marked as paid.')).toBeVisible()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter the reason')
  await page.getByLabel('Reason').fill('Another invoice was meant')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('The payment is taken back.')).toBeVisible()
  await page.getByLabel('Reason').fill('Raised by mistake')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('The invoice is cancelled.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Another invoice was meant')
  expect((await phone.open('/portal/invoices')).text).toContain('Cancelled')
})
