import type { Page } from '@playwright/test'
import type { Person } from './person'
import { expect } from './test'

/** Types into the fields of these labels. */
export async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
}

/** Registers a patient at the desk by what a receptionist types. */
export async function registerAtDesk(
  page: Page,
  person: Person,
  number: string,
  { numberLabel = 'NHS number', postcode = 'M1 1AE' } = {},
): Promise<void> {
  await page.goto('/admin/patients')
  await page.getByRole('link', { name: 'Register patient' }).first().click()
  await fillIn(page, {
    'First name': person.givenName,
    'Last name': person.familyName,
    Day: person.day,
    Month: person.month,
    Year: person.year,
    [numberLabel]: number,
    'Email address': person.email,
    Postcode: postcode,
    'Address line 1': '1 Example Street',
  })
  await page.getByLabel('The email address is theirs').check()
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page.getByText('Registered.', { exact: true })).toBeVisible()
}

/** Presses a button that asks first, and gives the reason. */
export async function confirm(page: Page, button: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
}

/** Types the codes of a letter, with who it is for. */
export async function typeLetter(
  page: Page,
  slug: string,
  codes: Record<string, string>,
  person: Person,
  practiceCode = 'A81999',
): Promise<void> {
  await page.goto(`/p/${slug}/letter`)
  await fillIn(page, {
    'Practice ID': practiceCode,
    ...codes,
    Surname: person.familyName,
    Day: person.day,
    Month: person.month,
    Year: person.year,
  })
  await page.getByRole('button', { name: 'Continue' }).click()
}
