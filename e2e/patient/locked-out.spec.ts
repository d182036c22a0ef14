import type { Page } from '@playwright/test'
import { registerInBrowser } from '../support/browser-journey'
import { codeIn, linkIn, messagesTo, messageTo } from '../support/messages'
import type { OwnPractice } from '../support/own-practice'
import { type Person, somebody } from '../support/person'
import { expect, test } from '../support/test'

const main = (page: Page) => page.getByRole('main')

// A registration and a dozen sign-ins each.
test.describe.configure({ timeout: 150_000 })

/** Registers, activates by the code of the text and so proves the mobile, and signs out. */
async function withProvedMobile(page: Page, practice: OwnPractice, visit: Parameters<typeof messageTo>[0]) {
  const person = somebody()
  await registerInBrowser(page, { slug: practice.slug, code: (await practice.newCode()).code }, person)
  await page.getByLabel('Activation code').fill(codeIn(await messageTo(visit, person.mobile)))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in\?after=signed-out$/)
  return person
}

async function trySignIn(page: Page, { email }: Person, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(/^Email address/).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Five wrong passwords from a browser nobody has signed in with, and what the sixth answer says. */
async function lock(page: Page, person: Person): Promise<void> {
  for (let wrong = 0; wrong < 6; wrong += 1) {
    await trySignIn(page, person, `wrong password number ${wrong}`)
    await expect(page).toHaveTitle(/^Error:/)
  }
  await expect(page.getByRole('alert').first()).toContainText(/Time left: (3 hours 59 minutes|4 hours)\./)
}

test('five wrong passwords lock for four hours with the time left; the right one waits too, and a link by email ends it', async ({
  page,
  practice,
  visit,
  device,
}) => {
  const person = await withProvedMobile(page, practice, visit)
  const stranger = await (await device({ javaScriptEnabled: false })).newPage()
  await lock(stranger, person)
  await trySignIn(stranger, person, person.password)
  await expect(stranger.getByRole('alert').first()).toContainText('Time left:')

  const told = (await messagesTo(visit, person.email)).length
  await stranger.getByRole('link', { name: 'Unlock my account', exact: true }).click()
  await stranger.getByLabel(/^Email address/).fill(person.email)
  await stranger.getByRole('button', { name: 'Send me a link or code' }).click()
  await expect(main(stranger)).toContainText('If an account with that name is locked')
  await stranger.goto(linkIn(await messageTo(visit, person.email, told + 1), 'unlock'))
  await stranger.getByRole('button', { name: 'Unlock my account' }).click()
  await expect(main(stranger)).toContainText('Your account is unlocked.')
  await trySignIn(stranger, person, person.password)
  await expect(stranger).toHaveURL(/\/portal$/)
  await stranger.getByRole('link', { name: 'Who looked' }).click()
  await expect(main(stranger)).toContainText('Unlocked your sign-in')
  await expect(main(stranger)).toContainText('Locked your sign-in after too many wrong passwords')
})

test('the code of a text ends the lock as well', async ({ page, practice, visit, device }) => {
  const person = await withProvedMobile(page, practice, visit)
  const texts = (await messagesTo(visit, person.mobile)).length
  const stranger = await (await device()).newPage()
  await lock(stranger, person)
  await stranger.goto('/unlock')
  await stranger.getByLabel(/^Email address/).fill(person.email)
  await stranger.getByRole('button', { name: 'Send me a link or code' }).click()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Look for our message')
  await stranger.getByLabel(/^Email address/).fill(person.email)
  await stranger.getByLabel('Code', { exact: true }).fill('000000')
  await stranger.getByRole('button', { name: 'Unlock my account' }).click()
  await expect(stranger.getByRole('alert').first()).toContainText('This code is not right or is too old')
  await stranger.getByLabel('Code', { exact: true }).fill(codeIn(await messageTo(visit, person.mobile, texts + 1)))
  await stranger.getByRole('button', { name: 'Unlock my account' }).click()
  await expect(main(stranger)).toContainText('Your account is unlocked.')
  await trySignIn(stranger, person, person.password)
  await expect(stranger).toHaveURL(/\/portal$/)
})

test('a forgotten password is chosen anew by a link, and an address nobody has gets the same page', async ({
  page,
  practice,
  visit,
  device,
}) => {
  const person = await withProvedMobile(page, practice, visit)
  const told = (await messagesTo(visit, person.email)).length
  const unknown = somebody().email
  const pages: string[] = []
  for (const email of [unknown, person.email]) {
    const stranger = await (await device({ javaScriptEnabled: false })).newPage()
    await stranger.goto('/forgot-password')
    await stranger.getByLabel(/^Email address/).fill(email)
    await stranger.getByRole('button', { name: 'Send me a link' }).click()
    pages.push(await main(stranger).innerText())
  }
  expect(pages[0]).toBe(pages[1])
  expect((await messageTo(visit, unknown)).text).toContain('No account uses it')
  await page.goto(linkIn(await messageTo(visit, person.email, told + 1), 'reset'))
  const password = 'seven grey otters swimming'
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set new password' }).click()
  await expect(main(page)).toContainText('Your new password is set.')
  await trySignIn(page, person, person.password)
  await expect(page).toHaveTitle(/^Error:/)
  await trySignIn(page, person, password)
  await expect(page).toHaveURL(/\/portal$/)
})
