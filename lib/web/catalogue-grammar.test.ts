import { expect, test } from 'vitest'
import cy from '@/locales/cy.json'
import en from '@/locales/en.json'
import uk from '@/locales/uk.json'

type Plural = { key: string; branches: Map<string, string> }

function sentences(node: unknown, prefix = ''): [key: string, words: string][] {
  if (typeof node === 'string') return [[prefix, node]]
  return Object.entries(node ?? {}).flatMap(([name, value]) => sentences(value, prefix ? `${prefix}.${name}` : name))
}

/** Every plural of a catalogue with its branches that speak of a number: "few" → "# дні". */
function pluralsOf(catalogue: unknown): Plural[] {
  return sentences(catalogue).flatMap(([key, words]) =>
    [...words.matchAll(/\{\w+, plural,((?:\s*(?:=\d+|\w+) \{[^{}]*\})+)\s*\}/g)].map(([, branches = '']) => ({
      key,
      branches: new Map(
        [...branches.matchAll(/(=\d+|\w+) \{([^{}]*)\}/g)].map(([, name = '', text = '']) => [name, text]),
      ),
    })),
  )
}

const noun = (plural: Plural) => [...plural.branches.values()].some((text) => /\p{L}/u.test(text.replace('#', '')))

test('Ukrainian has a form for one, a few, many and parts of a thing, wherever things are counted', () => {
  const counted = pluralsOf(uk).filter((plural) => /[#]\s*\p{L}/u.test([...plural.branches.values()].join()))
  expect(counted.length).toBeGreaterThan(10)
  const lacking = counted.filter(({ branches }) => !['one', 'few', 'many', 'other'].every((name) => branches.has(name)))
  expect(lacking.map(({ key }) => key)).toEqual([])
})

test('Welsh changes the first letter after two, wherever the thing counted begins with one that changes', () => {
  const changing = pluralsOf(cy)
    .filter(noun)
    .filter(({ branches }) => /# (?:[cptgbdm]|ll|rh)/.test(branches.get('other') ?? ''))
  expect(changing.length).toBeGreaterThan(5)
  expect(changing.filter(({ branches }) => !branches.has('two')).map(({ key }) => key)).toEqual([])
})

test.each(Object.entries({ en, cy, uk }))('the letter in %s calls its codes what the page calls them', (_, words) => {
  const page = words.letterCodes
  const letter = words.mail['registration-letter']
  const plain = (label: string) => label.replace(/\s*\(.*\)$/, '')
  expect(plain(letter.practiceId)).toBe(plain(page.practiceCode))
  expect(plain(letter.accountId)).toBe(plain(page.accountNumber))
  expect(plain(letter.linkageKey)).toBe(plain(page.linkageKey))
  expect(plain(letter.patientIdLabel)).toBe(plain(page.patientNumber))
  expect(plain(letter.token)).toContain(plain(page.registrationToken))
})
