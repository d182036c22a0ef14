import type { Page } from '@playwright/test'
import { giveCode, wordsOf } from '../support/browser-journey'
import { somebody } from '../support/person'
import { expect, test } from '../support/test'

/** Follows a link at the foot of the page, which opens beside it. */
async function readAtFoot(page: Page, name: string): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await page.getByRole('contentinfo').getByRole('link', { name }).click()
  return opened
}

for (const [language, locale] of [
  ['English', 'en'],
  ['Welsh', 'cy'],
] as const) {
  const words = wordsOf[locale]

  test(`reads the privacy notice in ${language} from the foot of a question and loses nothing typed`, async ({
    page,
    practice,
  }) => {
    const { code } = await practice.newCode()
    const person = somebody()
    await page.goto(`/p/${practice.slug}/register`)
    if (locale === 'cy') await page.getByRole('button', { name: 'Cymraeg', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await giveCode(page, practice.slug, code, words)
    await page.getByLabel(words.register.name.given, { exact: true }).fill(person.givenName)

    const notice = await readAtFoot(page, words.texts.privacy.link)
    await expect(notice.getByRole('heading', { level: 1 })).toHaveText(words.texts.privacy.heading)
    await notice.getByRole('contentinfo').getByRole('link', { name: words.texts.terms.link, exact: true }).click()
    await expect(notice.getByRole('heading', { level: 1 })).toHaveText(words.texts.terms.heading)
    await notice.getByRole('link', { name: words.common.back }).click()
    await expect(notice).toHaveURL(/\/register\/name$/)
    await notice.close()

    await expect(page.getByLabel(words.register.name.given, { exact: true })).toHaveValue(person.givenName)
    await page.getByLabel(words.register.name.title, { exact: true }).selectOption(person.title)
    await page.getByLabel(words.register.name.family, { exact: true }).fill(person.familyName)
    await page.getByRole('button', { name: words.common.continue, exact: true }).click()
    await expect(page).toHaveURL(/\/register\/date-of-birth$/)
  })
}

test('reads the terms with scripts off, and comes back from them to the front door where nothing was begun', async ({
  device,
  practice,
}) => {
  const page = await (await device({ javaScriptEnabled: false })).newPage()
  await page.goto(`/p/${practice.slug}`)
  const terms = await readAtFoot(page, wordsOf.en.texts.terms.link)
  await expect(terms.getByRole('heading', { level: 1 })).toHaveText(wordsOf.en.texts.terms.heading)
  await terms.getByRole('link', { name: wordsOf.en.common.back }).click()
  await expect(terms).toHaveURL(new RegExp(`/p/${practice.slug}$`))
})
