import { expect, test } from 'vitest'
import { locales } from '@/lib/domain/practices/vocabulary'
import { legalTextsFor } from './legal-texts'

test.each([
  ['england', '999'],
  ['wales', '999'],
  ['ukraine', '103'],
] as const)('the terms of a practice in %s say to call %s in an emergency, in every language', (nation, number) => {
  const { terms } = legalTextsFor('Test Surgery', nation)
  expect(locales.map((locale) => /\b(?:999|103|112)\b/.exec(terms[locale])?.[0])).toEqual(locales.map(() => number))
})
