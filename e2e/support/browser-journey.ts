import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import type english from '@/locales/en.json'
import type { Person } from './person'

export type Words = typeof english

const catalogue = (locale: string): Words =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../locales/${locale}.json`), 'utf8'))

/** The words of the journey in the language a test reads in. */
export const wordsOf = { en: catalogue('en'), cy: catalogue('cy') }
const { en } = wordsOf

/** Where the code sends somebody who types it. */
export async function giveCode(page: Page, slug: string, code: string, words: Words = en): Promise<void> {
  await page.goto(`/p/${slug}/register`)
  await page.getByLabel(words.register.code.label, { exact: true }).fill(code)
  await goOn(page, words)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.register.name.heading)
}

const goOn = (page: Page, words: Words) =>
  page.getByRole('button', { name: words.common.continue, exact: true }).click()

type Step = { heading: string; answer: (page: Page, person: Person, words: Words) => Promise<unknown> }

/** The questions after the code in their order, each with how a person answers it. */
export function stepsIn({ register, form }: Words): Record<string, Step> {
  const fill = (label: string, value: (person: Person) => string) => (page: Page, person: Person) =>
    page.getByLabel(label, { exact: true }).fill(value(person))
  const all =
    (...fills: ReturnType<typeof fill>[]) =>
    async (page: Page, person: Person) => {
      for (const one of fills) await one(page, person)
    }
  const leave = async () => {}
  return {
    name: {
      heading: register.name.heading,
      answer: async (page, person) => {
        await page.getByLabel(register.name.title, { exact: true }).selectOption(person.title)
        await fill(register.name.given, (p) => p.givenName)(page, person)
        await fill(register.name.family, (p) => p.familyName)(page, person)
      },
    },
    'date-of-birth': {
      heading: register.dateOfBirth.heading,
      answer: all(
        fill(form.day, (p) => p.day),
        fill(form.month, (p) => p.month),
        fill(form.year, (p) => p.year),
      ),
    },
    'sex-and-gender': { heading: register.sexAndGender.both, answer: leave },
    identifier: { heading: register.identifier.nhs.heading, answer: leave },
    evidence: {
      heading: register.evidence.heading,
      answer: (page) => page.getByRole('radio', { name: register.evidences.passport, exact: true }).check(),
    },
    contact: {
      heading: register.contact.heading,
      answer: all(
        fill(register.contact.email, (p) => p.email),
        fill(register.contact.mobile, (p) => p.mobile),
      ),
    },
    address: {
      heading: register.address.heading,
      answer: all(
        fill(register.address.postcode, (p) => p.postcode),
        fill(register.address.line1, (p) => p.line1),
        fill(register.address.town, (p) => p.town),
      ),
    },
    'next-of-kin': { heading: register.kin.heading, answer: leave },
    password: { heading: '', answer: fill(register.password.label, (p) => p.password) },
    terms: {
      heading: register.terms.heading,
      answer: (page) => page.getByLabel(register.terms.accept, { exact: true }).check(),
    },
  }
}

/** Answers the questions from the one named to the last, and stands at *Check your answers*. */
export async function answerFrom(page: Page, first: string, person: Person, words: Words = en): Promise<void> {
  const steps = Object.entries(stepsIn(words))
  for (const [name, { answer }] of steps.slice(steps.findIndex(([step]) => step === first))) {
    await expect(page).toHaveURL(new RegExp(`/register/${name}$`))
    await answer(page, person, words)
    await goOn(page, words)
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.register.check.heading)
}

/** A whole registration in the browser, up to the confirmation. */
export async function registerInBrowser(
  page: Page,
  at: { slug: string; code: string },
  person: Person,
  words: Words = en,
): Promise<void> {
  await giveCode(page, at.slug, at.code, words)
  await answerFrom(page, 'name', person, words)
  await page.getByRole('button', { name: words.register.check.submit, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.register.confirmation.heading)
}
