import type { Page } from '@playwright/test'
import { giveCode, registerInBrowser, stepsIn, wordsOf } from '../support/browser-journey'
import { codeIn, linkIn, messagesTo, messageTo } from '../support/messages'
import { type Person, somebody } from '../support/person'
import { expect, test } from '../support/test'
import { atOtherPractice, atTextPractice } from '../support/text-practice'

const main = (page: Page) => page.getByRole('main')

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(/^Email address/).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
}

test('at a practice that activates by text alone, the code of the text opens the account and no email is needed', async ({
  page,
  visit,
  device,
}) => {
  await atTextPractice(async (practice) => {
    const { code } = await practice.newCode()
    const person = somebody()
    await registerInBrowser(page, { slug: practice.slug, code }, person)
    await expect(main(page)).toContainText('We have sent a text message to')
    await expect(main(page)).not.toContainText(person.email)
    await expect(page.getByRole('button', { name: 'Send the email again' })).toHaveCount(0)
    const text = await messageTo(visit, person.mobile)
    expect(await messagesTo(visit, person.email)).toEqual([])

    await page.getByRole('button', { name: 'Send the text message again' }).click()
    await expect(page.getByText(/Wait \d+ seconds?/).first()).toBeVisible()

    const reference = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await main(page).innerText())?.[0] ?? ''
    await page.getByLabel('Activation code').fill(codeIn(text))
    await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await expect(page).toHaveURL(/\/portal$/)
    await expect(main(page)).toContainText(person.familyName)
    await signIn(await (await device()).newPage(), person.email, person.password)
    await signIn(await (await device()).newPage(), reference, person.password)
  })
})

test('there, an email that signs somebody in already shows the same page, and its mailbox is told how to finish', async ({
  page,
  visit,
  device,
}) => {
  await atTextPractice(async (practice) => {
    const owner = somebody()
    const { code } = await practice.newCode()
    await registerInBrowser(page, { slug: practice.slug, code }, owner)
    await page.getByLabel('Activation code').fill(codeIn(await messageTo(visit, owner.mobile)))
    await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await expect(page).toHaveURL(/\/portal$/)

    const sharing = somebody({ email: owner.email })
    const other = await (await device()).newPage()
    await registerInBrowser(other, { slug: practice.slug, code }, sharing)
    await expect(main(other)).not.toContainText(owner.email)
    await messageTo(visit, sharing.mobile)
    const told = await messageTo(visit, owner.email)
    await other.goto(linkIn(told, 'activate'))
    await other.getByLabel('Username').fill(`shares.${owner.email.slice(0, 8)}`)
    await other.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await expect(other).toHaveURL(/\/portal$/)
    await expect(main(other)).toContainText(sharing.familyName)
  })
})

/** The questions somebody is asked who is signed in: all but the password. */
async function answerSignedIn(page: Page, person: Person): Promise<void> {
  for (const [name, { answer }] of Object.entries(stepsIn(wordsOf.en))) {
    if (name === 'password') continue
    await expect(page).toHaveURL(new RegExp(`/register/${name}$`))
    await answer(page, person, wordsOf.en)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
}

test('a patient of one practice registers at another while signed in: no password, nothing to prove, one sign-in for both', async ({
  page,
  practice,
  visit,
}) => {
  const person = somebody()
  await registerInBrowser(page, { slug: practice.slug, code: (await practice.newCode()).code }, person)
  await page.goto(linkIn(await messageTo(visit, person.email), 'activate'))
  await page.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(page).toHaveURL(/\/portal$/)
  const before = (await messagesTo(visit, person.email)).length

  await atOtherPractice(async (other) => {
    await giveCode(page, other.slug, (await other.newCode()).code)
    await answerSignedIn(page, person)
    await page.getByRole('button', { name: 'Submit registration', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is active')
    await page.getByRole('link', { name: 'Go to your account' }).click()
    await expect(page.getByRole('link', { name: /^Unlink / })).toHaveCount(2)
    const sent = await messagesTo(visit, person.email)
    expect(sent.slice(0, sent.length - before).filter(({ text }) => /\/activate\//.test(text))).toEqual([])
  })
})
