import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type IssuedLetter, issueLetterTo, type LetterFor } from '@/drizzle/seed/issue-letter-to'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { addContact } from '@/lib/domain/patients/add-contact'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { linkIn, messagesTo, messageTo } from '../support/messages'
import type { OwnPractice } from '../support/own-practice'
import { somebody } from '../support/person'
import { expect, test } from '../support/test'
import { atOtherPractice } from '../support/text-practice'

const practiceCode = 'A81999'
type Held = IssuedLetter & LetterFor

async function letterFor(practice: OwnPractice, change: Partial<LetterFor> = {}): Promise<Held> {
  const person = { familyName: `O’Neill-${newId().slice(-6)}`, dateOfBirth: '1984-03-07', ...change }
  return { ...person, ...(await issueLetterTo({ ...practice.as('receptionist'), now: new Date() }, person)) }
}

async function sayWho(page: Page, { familyName }: Held, day = '7'): Promise<void> {
  await page.getByLabel('Surname').fill(familyName.toUpperCase().replace('’', "'"))
  for (const [part, value] of [
    ['Day', day],
    ['Month', '3'],
    ['Year', '1984'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function finish(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email address', { exact: true }).fill(email)
  await page.getByLabel('Create a password').fill(somebody().password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('I accept the terms and conditions').check()
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your registration')
}

async function sound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(wide, `${page.url()} scrolls sideways`).toBe(false)
}

test('somebody with a letter claims with Account ID and Linkage Key, scripts off, and is in after the link', async ({
  device,
  practice,
  visit,
}) => {
  const page = await (await device({ javaScriptEnabled: false })).newPage()
  const held = await letterFor(practice)
  await page.goto(`/p/${practice.slug}`)
  await page.getByRole('link', { name: 'I have a letter with account codes' }).click()
  // As the letter's QR code fills them in.
  await page.goto(`${page.url()}?practice=${practiceCode}&account=${held.accountNumber}`)
  await expect(page.getByLabel('Account ID')).toHaveValue(held.accountNumber)
  await page.getByLabel('Linkage Key').fill(held.key.toLowerCase().replace(/(.{4})/g, '$1 '))
  await sayWho(page, held)
  await expect(page.getByRole('main')).toContainText(held.familyName)
  const email = `${newId()}@example.com`
  await finish(page, email)
  await page.goto(linkIn(await messageTo(visit, email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
  await expect(page.getByRole('main')).toContainText(held.familyName)
})

test('with Patient ID and Registration Token too, on a small phone, every step free of axe violations', async ({
  page,
  practice,
}) => {
  const held = await letterFor(practice, { identifier: { scheme: 'nhs', value: '9990000077' } })
  await page.goto(`/p/${practice.slug}/letter`)
  await page.getByLabel('Practice ID').fill('a81999')
  await page.getByLabel('Patient ID').fill('999 000 0077')
  await page.getByLabel('Registration Token').fill(held.token)
  await sayWho(page, held)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How will you sign in?')
  await sound(page)
  await page.getByLabel('a username, without email').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter a username')
  await sound(page)
  await page.getByLabel('Username', { exact: true }).fill(`nia.${newId().slice(-8)}`)
  await page.getByLabel('Create a password').fill(somebody().password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terms and conditions')
  await sound(page)
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('terms')
  await page.getByLabel('I accept the terms and conditions').check()
  await page.getByRole('button', { name: 'Register' }).click()
  // Neither email nor mobile: the letter alone opened it.
  await page.getByRole('link', { name: 'Go to your account' }).click()
  await expect(page.getByRole('main')).toContainText(held.familyName)
})

test('a slip is answered at its field and costs no try; a mismatch says one thing and keeps what was typed', async ({
  page,
  practice,
}) => {
  const held = await letterFor(practice)
  await page.goto(`/p/${practice.slug}/letter`)
  await page.getByLabel('Practice ID').fill('A8199O')
  await page.getByLabel('Account ID').fill(held.accountNumber)
  await page.getByLabel('Linkage Key').fill(held.key.slice(1))
  await sayWho(page, held, '8')
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('Type the number 0, not the letter O')
  await expect(alert).toContainText('The Linkage Key has 16 letters and numbers. You typed 15')
  await page.getByLabel('Practice ID').fill(practiceCode)
  await page.getByLabel('Linkage Key').fill(held.key)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(alert).toContainText('These details do not go together')
  await expect(page.getByLabel('Linkage Key')).toHaveValue(held.key)
  await page.getByLabel('Day', { exact: true }).fill('7')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How will you sign in?')
})

test('a letter that came by email is claimed with surname and birth date alone, scripts off', async ({
  page: desk,
  device,
  practice,
  visit,
  signInAs,
}) => {
  const held = await letterFor(practice, { identifier: { scheme: 'nhs', value: freshNhsNumber() } })
  const { patientId, familyName } = held
  const staff = { ...practice.as('receptionist'), now: new Date() }
  const checkedOn = staff.now.toISOString().slice(0, 10)
  await addIdentification(staff, { patientId, type: 'passport', checkedOn, note: undefined })
  const address = `${newId()}@example.com`
  await addContact(staff, { patientId, kind: 'email', value: address, verified: true, sharedAccepted: false })
  await signInAs('receptionist')
  await desk.goto(`/admin/patients/${patientId}/online-services`)
  await desk.getByRole('button', { name: 'Email the letter as a link' }).click()
  await expect(desk.getByRole('main')).toContainText('on its way to their email address')

  const mail = await messageTo(visit, address)
  expect(mail.text).not.toContain(held.key)
  expect(mail.text).not.toContain(held.accountNumber)
  expect(mail.text).not.toContain(familyName)
  const page = await (await device({ javaScriptEnabled: false })).newPage()
  await page.goto(linkIn(mail, 'letter'))
  await sayWho(page, held, '8')
  await expect(page.getByRole('alert')).toContainText('do not go together with this link')
  await expect(page).toHaveTitle(/^Error: /)
  await sayWho(page, held)
  await finish(page, address)
})

test('somebody signed in links a second practice by its letter, without a password or a message, and unlinks it again', async ({
  page,
  practice,
  visit,
}) => {
  const mine = await letterFor(practice)
  await page.goto(`/p/${practice.slug}/letter?practice=${practiceCode}&account=${mine.accountNumber}`)
  await page.getByLabel('Linkage Key').fill(mine.key)
  await sayWho(page, mine)
  const email = `${newId()}@example.com`
  await finish(page, email)
  await page.goto(linkIn(await messageTo(visit, email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
  const before = (await messagesTo(visit, email)).length

  await atOtherPractice(async (other) => {
    const theirs = await letterFor(other)
    await page.getByRole('link', { name: 'Link another practice' }).click()
    await expect(page.locator(`a[href*="${other.slug}"]`)).toHaveCount(1)
    await page.goto(`/p/${other.slug}/letter?practice=${practiceCode}&account=${theirs.accountNumber}`)
    await expect(page.getByRole('main')).toContainText(`You are signed in with ${email}`)
    await page.getByLabel('Linkage Key').fill(theirs.key)
    await sayWho(page, theirs)
    await page.getByLabel('I accept the terms and conditions').check()
    await page.getByRole('button', { name: 'Link this practice' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is active')
    await page.getByRole('link', { name: 'Go to your account' }).click()
    await expect(page.getByRole('link', { name: /^Unlink / })).toHaveCount(2)
    const asked = (await messagesTo(visit, email)).slice(0, -before).filter(({ text }) => text.includes('/activate/'))
    expect(asked).toEqual([])

    await page.locator(`a[href*="/portal/unlink/${theirs.accountId}"]`).click()
    await page.getByLabel('Your password', { exact: true }).fill('not my password')
    await page.getByRole('button', { name: 'Unlink this practice' }).click()
    await expect(page.getByRole('alert').first()).toContainText('This is not your password')
    await page.getByLabel('Your password', { exact: true }).fill(somebody().password)
    await page.getByRole('button', { name: 'Unlink this practice' }).click()
    await expect(page.getByRole('main')).toContainText('The practice is unlinked from your login.')
    await expect(page.getByRole('link', { name: /^Unlink / })).toHaveCount(1)
  })
})

test('five wrong tries void a letter: the practice is told, and only whoever has everything right hears why', async ({
  page,
  practice,
  visit,
}) => {
  const held = await letterFor(practice)
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await page.goto(`/p/${practice.slug}/letter?practice=${practiceCode}&account=${held.accountNumber}`)
    await page.getByLabel('Linkage Key').fill(held.key)
    await sayWho(page, held, String(10 + wrong))
    await expect(page.getByRole('alert').first()).toContainText('These details do not go together')
  }
  const told = await messageTo(visit, `manager@${practice.slug}.example`)
  expect(told.subject).toContain('A registration letter became void')
  expect(told.text).not.toContain(held.familyName)
  await page.getByLabel('Linkage Key').fill(held.key)
  await sayWho(page, held, '20')
  await expect(page.getByRole('alert').first()).toContainText('These details do not go together')
  await page.getByLabel('Linkage Key').fill(held.key)
  await sayWho(page, held)
  await expect(page.getByRole('alert').first()).toContainText('The codes of this letter no longer work')
})

test('at 320 px a typed key is seen whole, refused or not, and somebody with an account finds the way to sign in', async ({
  page,
  practice,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/p/${practice.slug}/letter`)
  const key = page.getByLabel('Linkage Key')
  const hidden = () => key.evaluate((field) => field.scrollWidth - field.clientWidth)
  await page.getByLabel('Account ID').fill('235 193 1742')
  await key.fill('WWWW WWWW WWWW WW00')
  expect(await hidden()).toBe(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(key).toHaveAttribute('aria-invalid', 'true')
  expect(await hidden()).toBe(0)
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
})
