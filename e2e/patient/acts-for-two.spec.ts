import type { Page } from '@playwright/test'
import { type IssuedLetter, issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { newId } from '@/lib/platform/ids'
import { fillIn } from '../support/desk-steps'
import { linkIn, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { expect, test } from '../support/test'

async function typeCodes(page: Page, slug: string, { accountNumber, key }: IssuedLetter, surname: string) {
  await page.goto(`/p/${slug}/letter?practice=A81999&account=${accountNumber}`)
  await fillIn(page, { 'Linkage Key': key, Surname: surname, Day: '7', Month: '3', Year: '1984' })
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('somebody whose login holds two accounts at one practice sees whose each is before writing or unlinking', async ({
  page,
  practice,
  visit,
}) => {
  const familyName = `Bell-${newId().slice(-6)}`
  const letterOf = (givenName: string) =>
    issueLetterTo(
      { ...practice.as('receptionist'), now: new Date() },
      { givenName, familyName, dateOfBirth: '1984-03-07' },
    )
  const [mine, childs] = [await letterOf('Ann'), await letterOf('Bob')]
  const email = `${newId()}@example.com`
  await typeCodes(page, practice.slug, mine, familyName)
  await fillIn(page, { 'Email address': email, 'Create a password': somebody().password })
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('I accept the terms and conditions').check()
  await page.getByRole('button', { name: 'Register' }).click()
  await page.goto(linkIn(await messageTo(visit, email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Unlink Test Surgery', exact: true })).toHaveCount(1)

  await typeCodes(page, practice.slug, childs, familyName)
  await page.getByLabel('I accept the terms and conditions').check()
  await page.getByRole('button', { name: 'Link this practice' }).click()
  await page.getByRole('link', { name: 'Go to your account' }).click()
  await page.getByRole('link', { name: `Unlink Test Surgery (Bob ${familyName})` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Bob ${familyName}`)
  await page.goto('/portal/messages/new')
  for (const name of ['Ann', 'Bob'])
    await expect(page.getByRole('link', { name: `Test Surgery (${name} ${familyName})` })).toHaveCount(1)
})
