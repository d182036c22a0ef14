import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type {
  ContactPreferences,
  ContactSubject,
  EvidenceKind,
  Gender,
  NextOfKin,
  PostalAddress,
  RegistrationRoute,
  Sex,
} from '@/lib/domain/registrations/vocabulary'
import { formatList } from '@/lib/format'

export const evidenceWords: Record<EvidenceKind, string> = {
  passport: 'passport',
  'driving-licence': 'driving licence',
  'two-documents': 'two other documents',
  'known-at-practice': 'someone at the practice knows them',
  'not-now': 'nothing for now',
}
export const sexWords: Record<Sex, string> = { female: 'Female', male: 'Male', 'not-specified': 'Not specified' }
export const genderWords: Record<Gender, string> = {
  woman: 'Woman',
  man: 'Man',
  'non-binary': 'Non-binary',
  other: 'Other',
  'prefer-not-to-say': 'Prefers not to say',
}
export const languageWords: Record<Locale, string> = { en: 'English', cy: 'Welsh', uk: 'Ukrainian' }
export const schemeWords: Record<IdentifierScheme, string> = { nhs: 'NHS', chi: 'CHI', hc: 'H&C', rnokpp: 'RNOKPP' }
export const routeWords: Record<RegistrationRoute, string> = {
  'sign-up-code': 'sign-up code',
  letter: 'registration letter',
  invitation: 'invitation',
  'identity-provider': 'identity provider',
  desk: 'the desk',
}

const subjects: Record<ContactSubject, string> = {
  appointments: 'Appointments',
  health: 'Their health',
  'practice-news': 'Practice news',
}

export function addressLines(address: PostalAddress | null): string[] {
  if (!address) return []
  const { line1, line2 = '', town = '', county = '', postcode } = address
  return [line1, line2, town, county, postcode].filter(Boolean)
}

export function kinWords(kin: NextOfKin | null): string | null {
  if (!kin) return null
  return [kin.name, kin.relationship].filter(Boolean).join(', ')
}

/** One line a subject they agreed to hear about: by email, by text or by both. */
export function preferenceLines(preferences: ContactPreferences): string[] {
  return Object.entries(subjects).flatMap(([subject, name]) => {
    const by = preferences[subject as ContactSubject]
    const ways = [...(by?.email ? ['email'] : []), ...(by?.sms ? ['text'] : [])]
    return ways.length > 0 ? [`${name}: ${formatList(ways)}`] : []
  })
}
