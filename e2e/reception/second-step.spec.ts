import AxeBuilder from '@axe-core/playwright'
import { TOTP } from 'otpauth'
import { makeOwnPractice } from '../support/own-practice'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('sets up a second step, keeps recovery codes, and signs in with one, and moves to another phone', async ({
  page,
  context,
  visit,
  device,
}) => {
  test.setTimeout(90_000)
  // A practice of its own: a second step would stand in the way of other tests' staff.
  const practice = await makeOwnPractice()
  const who = practice.staff('receptionist')
  await signInStaff(visit, who)
  await carryCookies(visit, context)
  await page.goto('/admin/security')
  const card = page.getByRole('main')
  const key = /Type this key: ([A-Z2-7 ]+)/.exec((await card.textContent()) ?? '')?.[1] ?? ''
  await card.getByLabel('Six-digit code').fill(new TOTP({ secret: key.replaceAll(' ', '') }).generate())
  await card.getByRole('button', { name: 'Set up second step' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recovery codes')
  await page.getByLabel('Your password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Make recovery codes' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await page.getByLabel('Your password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Make recovery codes' }).click()
  const codes = page.getByRole('status').getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [code = '', second = ''] = await codes.allTextContents()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.goto('/admin/security/recovery-codes')
  await expect(card).toContainText('You have 10 left')
  await expect(card).not.toContainText(code)

  const borrowed = await (await device({ javaScriptEnabled: false })).newPage()
  async function useCode(): Promise<void> {
    await borrowed.goto('/admin/sign-in')
    await borrowed.getByLabel('Email address').fill(who.email)
    await borrowed.getByLabel('Password', { exact: true }).fill(who.password)
    await borrowed.getByRole('button', { name: 'Sign in' }).click()
    await borrowed.getByRole('link', { name: 'Phone not at hand? Use a recovery code' }).click()
    await borrowed.getByLabel('Recovery code').fill(code.toLowerCase())
    await borrowed.getByRole('button', { name: 'Continue' }).click()
  }
  await useCode()
  await expect(borrowed.getByRole('heading', { level: 1 })).toHaveText('Today')
  await borrowed.goto('/admin/security')
  await expect(borrowed.getByRole('main')).toContainText('9 recovery codes are left')
  await borrowed.getByRole('button', { name: 'Sign out' }).click()
  await useCode()
  await expect(borrowed).toHaveTitle(/^Error:/)

  await page.goto('/admin/security')
  await page.getByRole('link', { name: 'Set up another phone' }).click()
  await page.getByLabel('Your password', { exact: true }).fill(who.password)
  await page.getByLabel('Code', { exact: true }).fill(second)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Take the old phone off' }).click()
  await expect(page.getByText('The old phone is taken off.')).toBeVisible()
  await expect(card).toContainText('Type this key')
  await expect(card).not.toContainText(key.trim())
  await practice.end()
})
