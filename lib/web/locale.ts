import 'server-only'
import { cookies, headers } from 'next/headers'
import { type Locale, locales } from '@/lib/domain/practices/vocabulary'
import { practiceCard } from './practice-card'
import { cookieName } from './session'

function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The language a person chose, else their browser's first that we speak, else the practice's. */
export async function localeOf(practiceLocale: Locale = 'en'): Promise<Locale> {
  const chosen = (await cookies()).get(cookieName('locale'))?.value
  if (isLocale(chosen)) return chosen
  const wanted = (await headers()).get('accept-language')?.slice(0, 2).toLowerCase()
  return isLocale(wanted) ? wanted : practiceLocale
}

/** The language of the page being asked for: staff screens are in English, a practice's pages start in its own. */
export async function pageLocale(): Promise<Locale> {
  const path = (await headers()).get('x-enrol-path') ?? '/'
  if (path.startsWith('/admin')) return 'en'
  const slug = /^\/p\/([^/]+)/.exec(path)?.[1]
  const practice = slug ? await practiceCard(slug) : null
  return localeOf(practice?.locale)
}

export async function rememberLocale(locale: Locale): Promise<void> {
  const year = 365 * 24 * 3600
  ;(await cookies()).set(cookieName('locale'), locale, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: year })
}
