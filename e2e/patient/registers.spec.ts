import type { BrowserContext, Page } from '@playwright/test'
import { answerFrom, giveCode, registerInBrowser, wordsOf } from '../support/browser-journey'
import { KeyboardPerson } from '../support/keyboard-person'
import { codeIn, linkIn, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { expect, test } from '../support/test'

async function seesTheirAccount(page: Page, practice: { chargeband: string }, familyName: string): Promise<void> {
  await expect(page).toHaveURL(/\/portal$/)
  await expect(page.getByRole('main')).toContainText('Test Surgery')
  await expect(page.getByRole('main')).toContainText(practice.chargeband)
  await expect(page.getByRole('main')).toContainText(familyName)
}

test('a new person registers with a code, activates by the link and sees their practice, chargeband and details', async ({
  page,
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  await registerInBrowser(page, { slug: practice.slug, code }, person)
  await expect(page.getByRole('main')).toContainText(person.email)
  await expect(page.getByRole('main')).toContainText(/junk/i)
  const message = await messageTo(visit, person.email)
  await page.goto(linkIn(message, 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await seesTheirAccount(page, practice, person.familyName)
})

test('a new person registers and activates with scripts off', async ({ device, practice, visit }) => {
  const context = await device({ javaScriptEnabled: false })
  const page = await context.newPage()
  const { code } = await practice.newCode()
  const person = somebody()
  await registerInBrowser(page, { slug: practice.slug, code }, person)
  await page.goto(linkIn(await messageTo(visit, person.email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await seesTheirAccount(page, practice, person.familyName)
})

test('a new person registers in Welsh', async ({ page, practice, visit }) => {
  const { code } = await practice.newCode()
  const person = somebody()
  const { cy } = wordsOf
  await page.goto(`/p/${practice.slug}/register`)
  await page.getByRole('button', { name: 'Cymraeg', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await registerInBrowser(page, { slug: practice.slug, code }, person, cy)
  const message = await messageTo(visit, person.email)
  expect(message.text).toContain(cy.mail['activation-email'].button)
  await page.goto(linkIn(message, 'activate'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(cy.activate.heading)
  await page.getByRole('button', { name: cy.activate.button, exact: true }).click()
  await seesTheirAccount(page, practice, person.familyName)
})

test('the language is switched with scripts off, and the page and the answers stay', async ({ device, practice }) => {
  const page = await (await device({ javaScriptEnabled: false })).newPage()
  const { code } = await practice.newCode()
  await giveCode(page, practice.slug, code)
  await page.getByRole('button', { name: 'Українська', exact: true }).click()
  await expect(page).toHaveURL(/\/register\/name$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk')
})

test.describe('activating', () => {
  async function registered(page: Page, practice: { slug: string; newCode: () => Promise<{ code: string }> }) {
    const { code } = await practice.newCode()
    const person = somebody()
    await registerInBrowser(page, { slug: practice.slug, code }, person)
    return person
  }
  const otherPage = async (context: BrowserContext) => context.newPage()

  test('by the link works on another device, and only once', async ({ page, practice, visit, device }) => {
    const person = await registered(page, practice)
    const link = linkIn(await messageTo(visit, person.email), 'activate')
    const other = await otherPage(await device())
    await other.goto(link)
    await other.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await seesTheirAccount(other, practice, person.familyName)
    const late = await otherPage(await device())
    await late.goto(link)
    await expect(late.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
    await expect(late.getByRole('button', { name: 'Activate my account' })).toHaveCount(0)
  })

  test('by the six digits of the email, in the browser that registered', async ({ page, practice, visit }) => {
    const person = await registered(page, practice)
    const code = codeIn(await messageTo(visit, person.email))
    await page.getByLabel('Activation code').fill(code)
    await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await seesTheirAccount(page, practice, person.familyName)
  })

  test('by the code of the text message, on another device', async ({ page, practice, visit, device }) => {
    const person = await registered(page, practice)
    const code = codeIn(await messageTo(visit, person.mobile))
    const other = await otherPage(await device())
    await other.goto(`/p/${practice.slug}/register/activate`)
    await other.getByLabel('Activation code').fill(code)
    await other.getByLabel('Email address or mobile number').fill(person.mobile)
    await other.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await seesTheirAccount(other, practice, person.familyName)
  })

  test('with a wrong code says so at the field, and five wrong ones end the code', async ({
    page,
    practice,
    visit,
  }) => {
    const person = await registered(page, practice)
    const right = codeIn(await messageTo(visit, person.email))
    const wrong = right === '123456' ? '654321' : '123456'
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await page.getByLabel('Activation code').fill(wrong)
      const sent = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
      await sent
      await expect(page).toHaveTitle(/^Error:/)
    }
    await page.getByLabel('Activation code').fill(right)
    await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText('Too many wrong codes were tried')
  })

  test('can be asked for again, after a wait that is told', async ({ page, practice, visit }) => {
    const person = await registered(page, practice)
    await messageTo(visit, person.email)
    await page.getByRole('button', { name: 'Send the email again' }).click()
    await expect(page.getByText(/Wait \d+ seconds/).first()).toBeVisible()
  })
})

test('signs out, signs in again by email and password, and a wrong password keeps the email typed', async ({
  page,
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  await registerInBrowser(page, { slug: practice.slug, code }, person)
  await page.goto(linkIn(await messageTo(visit, person.email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in\?after=signed-out$/)
  const name = page.getByLabel(/^Email address/)
  await name.fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('not my password at all')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(name).toHaveValue(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
})

test.describe('on a small phone', () => {
  test.use({ viewport: { width: 320, height: 568 }, hasTouch: true })

  test('registers by keyboard only, without ever scrolling sideways', async ({ page, practice }) => {
    const { code } = await practice.newCode()
    const person = somebody()
    const hands = new KeyboardPerson(page)
    await page.goto(`/p/${practice.slug}/register`)
    await hands.fillAndGoOn({ 'Sign-up code': code })
    await hands.fillAndGoOn({ Title: person.title, 'First name': person.givenName, 'Last name': person.familyName })
    await hands.fillAndGoOn({ Day: person.day, Month: person.month, Year: person.year })
    await hands.fillAndGoOn({})
    await hands.fillAndGoOn({})
    await hands.fillAndGoOn({ 'With my passport': true })
    await hands.fillAndGoOn({ 'Email address': person.email, 'Mobile number': person.mobile })
    await hands.fillAndGoOn({ Postcode: person.postcode, 'Address line 1': person.line1, 'Town or city': person.town })
    await hands.fillAndGoOn({})
    await hands.fillAndGoOn({ 'Create a password': person.password })
    await hands.fillAndGoOn({ 'I accept the terms and conditions': true })
    await hands.fillAndGoOn({}, 'Submit registration')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your registration')
  })
})

test('with a mouse and a slow network, every page works before any script arrives', async ({ device, practice }) => {
  const context = await device()
  // Scripts never come: what is left is the page as the server drew it.
  await context.route(/\/_next\/static\/.*\.js/, () => {})
  const page = await context.newPage()
  const { code } = await practice.newCode()
  await page.goto(`/p/${practice.slug}/register`, { waitUntil: 'commit' })
  await page.getByLabel('Sign-up code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is your name?')
  await context.unrouteAll({ behavior: 'ignoreErrors' })
})

test('answers survive the back button, a reload, a closed tab and a change from the last page', async ({
  page,
  context,
  practice,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  await giveCode(page, practice.slug, code)
  await answerFrom(page, 'name', person)
  await page.goBack()
  await page.goBack()
  await page.reload()
  await page.goto(`/p/${practice.slug}/register/contact`)
  await expect(page.getByLabel('Email address', { exact: true })).toHaveValue(person.email)
  await page.close()
  const again = await context.newPage()
  await again.goto(`/p/${practice.slug}/register/check`)
  await expect(again.getByRole('main')).toContainText(person.familyName)
  await expect(again.getByRole('main')).not.toContainText(person.password)
  await again
    .getByRole('link', { name: /Change.*[Nn]ame/ })
    .first()
    .click()
  await again.getByLabel('First name', { exact: true }).fill('Changed')
  await again.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
  await expect(again.getByRole('main')).toContainText('Changed')
})

test('no step can be skipped by its address', async ({ page, practice }) => {
  await page.goto(`/p/${practice.slug}/register/terms`)
  await expect(page).toHaveURL(/\/register\/start-again$/)
  const { code } = await practice.newCode()
  await giveCode(page, practice.slug, code)
  for (const step of ['terms', 'check', 'contact']) {
    await page.goto(`/p/${practice.slug}/register/${step}`)
    await expect(page).toHaveURL(/\/register\/name$/)
  }
})
