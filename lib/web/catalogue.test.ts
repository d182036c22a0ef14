import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { locales } from '@/lib/domain/practices/vocabulary'
import cy from '@/locales/cy.json'
import en from '@/locales/en.json'
import uk from '@/locales/uk.json'

const catalogues = { en: flat(en), cy: flat(cy), uk: flat(uk) }
const nested = { en, cy, uk }
const keys = [...catalogues.en.keys()]
const sources = ['app', 'components', 'lib', 'drizzle/seed'].flatMap(sourceFiles)

function flat(node: unknown, prefix = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[prefix, node]])
  if (typeof node !== 'object' || node === null) throw new Error(`${prefix} is neither words nor a group`)
  return new Map(Object.entries(node).flatMap(([name, value]) => [...flat(value, prefix ? `${prefix}.${name}` : name)]))
}

function sourceFiles(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

/** The names a message has holes for. Braces in braces are a plural's branches, and braces in those holes again. */
function parameters(message: string): string[] {
  const names = new Set<string>()
  let depth = 0
  for (const [index, character] of [...message].entries()) {
    if (character === '}') depth -= 1
    if (character !== '{') continue
    depth += 1
    const [, name] = /^\s*(\w+)/.exec([...message].slice(index + 1).join('')) ?? []
    if (depth % 2 === 1 && name) names.add(name)
  }
  return [...names].sort()
}

test.each(['cy', 'uk'] as const)('%s has every key that English has, and no other', (locale) => {
  const theirs = [...catalogues[locale].keys()]
  expect({
    missing: keys.filter((key) => !catalogues[locale].has(key)),
    extra: theirs.filter((key) => !catalogues.en.has(key)),
  }).toEqual({ missing: [], extra: [] })
})

test.each(locales)('every message of %s has words, its own holes filled, and nothing else', (locale) => {
  const translate = createTranslator({
    locale,
    messages: nested[locale] as Record<string, unknown>,
    onError: (error) => {
      throw error
    },
  })
  const wrong: string[] = []
  for (const [key, message] of catalogues[locale]) {
    const holes = parameters(catalogues.en.get(key) ?? '')
    if (message.trim() === '') wrong.push(`${key} is empty`)
    if (parameters(message).join() !== holes.join()) wrong.push(`${key} has other holes than in English`)
    const values = Object.fromEntries(holes.map((hole) => [hole, /, ?plural/.test(message) ? 2 : 'x']))
    try {
      translate(key as never, values as never)
    } catch (error) {
      wrong.push(`${key}: ${error instanceof Error ? error.message : 'cannot be read'}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a patient reads different words in each language, except for names and codes', () => {
  const same = ['cy', 'uk'].map((locale) => {
    const theirs = catalogues[locale === 'cy' ? 'cy' : 'uk']
    return keys.filter((key) => /[a-z]{4}/.test(theirs.get(key) ?? '') && theirs.get(key) === catalogues.en.get(key))
  })
  // Words that Welsh shares with English, and what is a name in every language.
  expect(same.flat().filter((key) => (catalogues.en.get(key) ?? '').split(' ').length > 3)).toEqual([])
})

/** `t('a.b')` and, where a part is computed, the pattern of the keys it may be. */
function askedFor({ file, text }: { file: string; text: string }): { written: string[]; computed: RegExp[] } {
  // An email's or text's own words are asked for without the part of the key that its file names.
  const own = file.startsWith('lib/messages/') ? `mail.${path.basename(file).replace(/\.tsx?$/, '')}.` : ''
  const written = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => `${own}${key}`)
  const named = [...text.matchAll(/(?<![\w/@.])'(errors(?:\.[\w-]+)+)'/g)].map(([, key]) => key ?? '')
  const templates = [...text.matchAll(/\bt\(\s*`([^`]+)`/g)].map(([, template]) => template ?? '')
  const computed = templates.map((template) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('.+')}$`)
  })
  return { written: [...written, ...named], computed }
}

/** Pages may name a group, for the errors their form can give; a rule always names the message itself. */
function known(key: string, file: string): boolean {
  if (catalogues.en.has(key)) return true
  return key.startsWith('errors.') && file.startsWith('app/') && keys.some((one) => one.startsWith(`${key}.`))
}

test('every key that code asks for is in the catalogue', () => {
  const missing = sources.flatMap((source) => {
    const { file } = source
    const { written, computed } = askedFor(source)
    return [
      ...written.filter((key) => !known(key, file)).map((key) => `${file}: ${key}`),
      ...computed.filter((pattern) => !keys.some((key) => pattern.test(key))).map((pattern) => `${file}: ${pattern}`),
    ]
  })
  expect(missing).toEqual([])
})

test('no group of words is left that nothing asks for', () => {
  const code = sources.map(({ text }) => text).join('\n')
  const unused = Object.keys(en).filter((group) => !new RegExp(`['\`]${group}[.'\`]`).test(code))
  expect(unused).toEqual([])
})
