import type { PracticeCard } from '@/lib/domain/practices/queries'
import { type Locale, locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { daysOf } from '@/lib/domain/sign-up-codes/code-words'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { formatDate, formatPhone, zoneOfNation } from '@/lib/format'
import { absolute } from '@/lib/web/absolute'
import { paths } from '@/lib/web/paths'
import { type Translate, wordsIn } from '@/lib/web/words'

const identifierKeys: Record<Nation, string> = {
  england: 'share.identifierNhs',
  wales: 'share.identifierNhs',
  scotland: 'share.identifierChi',
  'northern-ireland': 'share.identifierHc',
  ukraine: 'share.identifierRnokpp',
}

/** The languages in their own words. */
export const languageNames: Record<Locale, string> = { en: 'English', cy: 'Cymraeg', uk: 'Українська' }

/** The language somebody chose for what is shared, else the practice's own. */
export function languageOf(wanted: string | undefined, practice: PracticeCard): Locale {
  return locales.find((locale) => locale === wanted) ?? practice.locale
}

/** Where the code leads: the sign-up page with the code filled in. */
export function signUpAddress(practice: PracticeCard, code: string): string {
  return absolute(paths.register(practice.slug, code))
}

export type ShareWords = {
  t: Translate
  address: string
  /** The address without the code, short enough to type from paper. */
  typedAddress: string
  until: string | null
  phone: string | null
  emailSubject: string
  email: string
  sms: string
}

/** Everything said about a code to the people who may use it, in one language. */
export function shareWords(code: SignUpCode, practice: PracticeCard, locale: Locale): ShareWords {
  const t = wordsIn(locale)
  const { closes } = daysOf(code, zoneOfNation[practice.nation])
  const address = signUpAddress(practice, code.code)
  const phone = practice.phone ? formatPhone(practice.phone, practice.nation) : null
  const date = closes ? formatDate(closes, locale) : null
  const about = { practice: practice.name, address, code: code.code }
  return {
    t,
    address,
    typedAddress: absolute(paths.register(practice.slug)).replace(/^https?:\/\//, ''),
    until: date ? t('share.posterUntil', { date }) : null,
    phone,
    emailSubject: t('share.emailSubject', about),
    email: t('share.email', {
      ...about,
      identifier: t(identifierKeys[practice.nation]),
      until: date ? t('share.emailUntil', { date }) : '',
      phone: phone ? t('share.phone', { phone }) : '',
    }),
    sms: t('share.sms', about),
  }
}
