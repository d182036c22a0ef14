import { createTranslator } from 'use-intl/core'
import type { MessageKind } from '@/lib/domain/correspondence/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import cy from '@/locales/cy.json'
import en from '@/locales/en.json'
import uk from '@/locales/uk.json'

const catalogues = { en, cy, uk }

type Params = Record<string, string | number>
export type MailWords = {
  /** A sentence of this kind of message: `mail.<kind>.<key>`. */
  t: (key: string, params?: Params) => string
  /** A sentence any message may use: `mail.common.<key>`. */
  common: (key: string, params?: Params) => string
  /** "24 hours", "10 minutes". */
  duration: (minutes: number) => string
}

type Kind = MessageKind | 'registration-letter'
/** A sentence is compiled the first time it is said; ten thousand letters say the same ones. */
const known = new Map<string, MailWords>()

/** The message's language. A missing key is a mistake of ours, so it is thrown and the message waits. */
export function mailWords(locale: Locale, kind: Kind): MailWords {
  const words = known.get(`${locale} ${kind}`) ?? newMailWords(locale, kind)
  known.set(`${locale} ${kind}`, words)
  return words
}

function newMailWords(locale: Locale, kind: Kind): MailWords {
  const messages: Record<string, unknown> = catalogues[locale]
  const onError = (error: unknown) => {
    throw error
  }
  const translate = createTranslator({ locale, messages, onError })
  const say = (key: string, params?: Params) => translate(key as never, params as never)
  return {
    t: (key, params) => say(`mail.${kind}.${key}`, params),
    common: (key, params) => say(`mail.common.${key}`, params),
    duration: (minutes) => {
      if (minutes % 1440 === 0 && minutes > 1440) return say('mail.common.days', { count: minutes / 1440 })
      if (minutes % 60 === 0) return say('mail.common.hours', { count: minutes / 60 })
      return say('mail.common.minutes', { count: minutes })
    },
  }
}
