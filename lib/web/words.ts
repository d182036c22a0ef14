import { createTranslator } from 'next-intl'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Message } from '@/lib/domain/shared/message'
import { formatDate } from '@/lib/format'
import cy from '@/locales/cy.json'
import en from '@/locales/en.json'
import uk from '@/locales/uk.json'

const catalogues = { en, cy, uk }

export type Translate = (key: string, params?: Record<string, string | number>) => string

const translators = new Map<Locale, Translate>()

/** Puts keys of the catalogue into words. A key that is missing is a mistake of ours, so it is thrown, not shown. */
export function wordsIn(locale: Locale): Translate {
  const made = translators.get(locale) ?? translatorFor(locale)
  translators.set(locale, made)
  return made
}

function translatorFor(locale: Locale): Translate {
  const messages: Record<string, unknown> = catalogues[locale]
  const translate = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error
    },
  })
  return (key, params) => translate(key as never, datesInWords(params, locale) as never)
}

/** A parameter that is a calendar date, as people of this language read it. */
function datesInWords(params: Parameters<Translate>[1], locale: Locale) {
  if (!params) return params
  const calendarDate = /^\d{4}-\d\d-\d\d$/
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && calendarDate.test(value) ? formatDate(value, locale) : value,
    ]),
  )
}

/** A domain message in words; an unknown key still says that something is wrong, and no more. */
export function inWords(t: Translate, message: Message): string {
  try {
    return t(message.key, message.params)
  } catch {
    return t('errors.invalid')
  }
}

/** The errors part of the catalogue, flat, for a form that judges in the browser; only the keys it can give. */
export function messagesFor(locale: Locale, prefixes: string[]): Record<string, string> {
  const flat = flatErrors.get(locale) ?? flatten(catalogues[locale].errors, 'errors')
  flatErrors.set(locale, flat)
  return Object.fromEntries(
    Object.entries(flat).filter(
      ([key]) => key === 'errors.invalid' || prefixes.some((prefix) => key.startsWith(prefix)),
    ),
  )
}

const flatErrors = new Map<Locale, Record<string, string>>()

function flatten(node: unknown, path: string): Record<string, string> {
  if (typeof node === 'string') return { [path]: node }
  if (typeof node !== 'object' || node === null) return {}
  return Object.assign({}, ...Object.entries(node).map(([key, value]) => flatten(value, `${path}.${key}`)))
}
