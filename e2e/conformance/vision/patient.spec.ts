import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { formOf, type HttpVisit, startVisit } from '@/e2e/support/http-visit'
import { makeOwnPractice, type OwnPractice } from '@/e2e/support/own-practice'
import { expect, test } from '@/e2e/support/test'
import { newLetterCodes } from '@/lib/domain/letters/letter-codes'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'

async function heldAt(practice: OwnPractice) {
  const person = { familyName: `Ó Brien-${newId().slice(-6)}`, dateOfBirth: '1984-03-07' }
  const identifier = { scheme: 'nhs' as const, value: freshNhsNumber() }
  return { ...person, number: identifier.value, ...(await issue(practice, { ...person, identifier })) }
}
const issue = (practice: OwnPractice, person: Parameters<typeof issueLetterTo>[1]) =>
  issueLetterTo({ ...practice.as('receptionist'), now: new Date() }, person)

type Claim = Record<string, string>

/** What the page says to a claim, without what was typed into it. */
async function said(visit: HttpVisit, slug: string, typed: Claim) {
  const page = await visit.open(`/p/${slug}/letter`)
  const began = performance.now()
  const answer = await visit.send(page, formOf(page), typed)
  const took = performance.now() - began
  return { status: answer.status, title: answer.title, text: answer.text, path: answer.path, took }
}

test('42, 43, 45. either block opens the claim, and none without its surname and birth date', async ({
  visit,
  practice,
}) => {
  const held = await heldAt(practice)
  const who = { practiceCode: 'A81999', surname: held.familyName, 'dateOfBirth-day': '7', 'dateOfBirth-month': '3' }
  const key = { ...who, 'dateOfBirth-year': '1984', accountNumber: held.accountNumber, linkageKey: held.key }
  const token = { ...who, 'dateOfBirth-year': '1984', patientNumber: held.number, registrationToken: held.token }
  for (const block of [key, token] as Claim[]) {
    const refused = async (change: Claim) => {
      const { text, title } = await said(visit, practice.slug, { ...block, ...change })
      expect(title).toMatch(/^Error:/)
      return text
    }
    expect(await refused({ surname: '' })).toContain('Enter')
    expect(await refused({ 'dateOfBirth-year': '' })).toContain('year')
    expect(await refused({ surname: 'Somebody' })).toContain('These details do not go together')
    expect((await said(visit, practice.slug, block)).path).toContain('/letter/sign-in')
  }
})

test('44. a block typed into the other’s fields is taken for what it is, and half of each is named', async ({
  visit,
  practice,
}) => {
  const held = await heldAt(practice)
  const who = {
    ...{ practiceCode: 'A81999', surname: held.familyName },
    ...{ 'dateOfBirth-day': '7', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1984' },
  }
  const swapped = { ...who, patientNumber: held.accountNumber, registrationToken: held.key }
  expect((await said(visit, practice.slug, swapped)).path).toContain('/letter/sign-in')
  const mixed = await said(visit, practice.slug, { ...who, accountNumber: held.accountNumber, linkageKey: held.token })
  expect(mixed.title).toMatch(/^Error:/)
  expect(mixed.text).toContain('Registration Token')
})

test('49. an unknown account, a wrong key, a wrong name and a wrong birth date are answered alike, and as late', async ({
  visit,
  practice,
}) => {
  const unknown = { accountNumber: '0000000000' }
  const wrongs: Claim[] = [
    unknown,
    { linkageKey: newLetterCodes().key },
    { surname: 'Somebody' },
    { 'dateOfBirth-day': '8' },
  ]
  const answers = []
  for (const [n, change] of wrongs.entries()) {
    const held = await heldAt(practice)
    const own = startVisit(visit.base, { address: `10.44.0.${n + 1}` })
    const right = {
      ...{ practiceCode: 'A81999', accountNumber: held.accountNumber, linkageKey: held.key },
      ...{ surname: held.familyName, 'dateOfBirth-day': '7', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1984' },
    }
    answers.push(await said(own, practice.slug, { ...right, ...change }))
  }
  for (const answer of answers) {
    const { took, ...same } = answer
    expect(took).toBeGreaterThanOrEqual(195)
    expect(same).toEqual({ ...answers[0], took: undefined })
    expect(same.text).toContain('These details do not go together')
  }
})

test('50. codes and passwords may be pasted, password managers know the fields, and nothing asks for a puzzle', async ({
  page,
  practice,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const held = await heldAt(practice)
  const password = 'river stones 47 lantern'
  const paste = async (label: string, text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+V')
  }
  await page.goto(`/p/${practice.slug}/letter`)
  await paste('Practice ID', 'A81999')
  await paste('Account ID', ` ${held.accountNumber.replace(/^(...)(...)/, '$1 $2 ')} `)
  await paste('Linkage Key', `${held.key.replace(/(.{4})(?=.)/g, '$1-')} `)
  await paste('Surname', held.familyName)
  for (const [part, value] of [
    ['Day', '7'],
    ['Month', '3'],
    ['Year', '1984'],
  ] as const)
    await paste(part, value)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How will you sign in?')
  const email = page.getByLabel('Email address', { exact: true })
  await expect(email).toHaveAttribute('autocomplete', 'email')
  const chosen = page.getByLabel('Create a password')
  await expect(chosen).toHaveAttribute('autocomplete', 'new-password')
  await paste('Email address', `${newId()}@example.com`)
  await paste('Create a password', password)
  await expect(chosen).toHaveValue(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terms and conditions')

  await page.goto('/sign-in')
  const secret = page.getByLabel('Password', { exact: true })
  await expect(secret).toHaveAttribute('autocomplete', 'current-password')
  await expect(page.getByLabel(/^Email address/)).toHaveAttribute('autocomplete', 'username')
  await paste('Password', password)
  await expect(secret).toHaveValue(password)
  await expect(page.locator('iframe, canvas, [class*=captcha i], [name*=captcha i]')).toHaveCount(0)
})

test('55. in Wales a letter is claimed in Welsh as in English', async ({ page }) => {
  const { end, ...practice } = await makeOwnPractice('wales')
  const held = await heldAt(practice)
  await page.goto(`/p/${practice.slug}/letter?practice=W97999&account=${held.accountNumber}`)
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await page.getByLabel('Allwedd Gysylltu').fill(held.key)
  await page.getByLabel('Cyfenw').fill(held.familyName)
  await page.locator('[name="dateOfBirth-day"]').fill('8')
  await page.locator('[name="dateOfBirth-month"]').fill('3')
  await page.locator('[name="dateOfBirth-year"]').fill('1984')
  await page.getByRole('button', { name: 'Parhau' }).click()
  await expect(page).toHaveTitle(/^Gwall:/)
  await page.locator('[name="dateOfBirth-day"]').fill('7')
  await page.getByRole('button', { name: 'Parhau' }).click()
  await expect(page).toHaveURL(/\/letter\/sign-in/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await end()
})
