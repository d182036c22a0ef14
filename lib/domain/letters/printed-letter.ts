import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import type { Locale, Nation } from '@/lib/domain/practices/vocabulary'
import type { LetterFormat } from './vocabulary'

/** Everything that stands on a registration letter, as data; dates are `YYYY-MM-DD`. No birth date, nothing clinical. */
export type PrintedLetter = {
  practice: { name: string; phone: string | null; code: string; slug: string; nation: Nation }
  to: { name: string; lines: string[] }
  patientId: { scheme: IdentifierScheme; value: string }
  accountNumber: string
  key: string
  token: string
  issueNumber: number
  /** 0 for the first print. */
  reprint: number
  issuedOn: string
  expiresOn: string
  /** One page in each: in Wales English and Welsh, the patient's own first. */
  locales: Locale[]
  format: LetterFormat
}

/** Where there is nothing to read yet: a preview shows the place of a code, not the code. */
export const hiddenCode = 'XXXXXXXXXXXXXXXX'

export function localesOfLetter(nation: Nation, locale: Locale): Locale[] {
  if (nation !== 'wales') return [locale]
  return locale === 'cy' ? ['cy', 'en'] : ['en', 'cy']
}

/** Scripts the letter's typeface has; a name in another is refused rather than printed as boxes. */
export function isPrintableName(text: string): boolean {
  return /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]*$/u.test(text)
}
