import { accessibleNeeds } from '@/lib/domain/patients/vocabulary'
import { localeNames, locales } from '@/lib/domain/practices/vocabulary'
import { type ContactPreferences, contactSubjects, type PostalAddress } from '@/lib/domain/registrations/vocabulary'
import type { Translate } from '@/lib/web/words'

export function addressLines(address: PostalAddress | null): string[] {
  const { line1 = '', line2 = '', town = '', county = '', postcode = '' } = address ?? {}
  return [line1, line2, town, county, postcode].filter(Boolean)
}

/** What they agreed to hear about, one line each. */
export function preferenceLines(preferences: ContactPreferences, t: Translate): string[] {
  return contactSubjects.flatMap((subject) =>
    (['email', 'sms'] as const)
      .filter((channel) => preferences[subject]?.[channel])
      .map((channel) => t(`register.preferences.${subject}-${channel}`)),
  )
}

/** What a patient asked for, as they read it. */
export function wishWords(field: string, wish: unknown, t: Translate): string {
  if (field === 'address') return addressLines(wish as PostalAddress).join(', ')
  if (field === 'locale') {
    const locale = locales.find((one) => one === wish)
    return locale ? localeNames[locale] : ''
  }
  const listed = typeof wish === 'object' && wish !== null && 'needs' in wish ? wish.needs : []
  const needs = accessibleNeeds.filter((need) => Array.isArray(listed) && listed.includes(need))
  return needs.map((need) => t(`details.needs.${need}`)).join(', ') || t('common.none')
}
