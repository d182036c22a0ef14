import { moreRows } from '@/app/(admin)/admin/(console)/more-words'
import {
  addressLines,
  genderWords,
  kinWords,
  languageWords,
  preferenceLines,
  sexWords,
} from '@/app/(admin)/admin/(console)/person-words'
import { accessibleNeeds, type RegistrationStanding, registrationStandings } from '@/lib/domain/patients/vocabulary'
import { locales, type Nation } from '@/lib/domain/practices/vocabulary'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import {
  type ContactPreferences,
  genders,
  type NextOfKin,
  type PostalAddress,
  sexes,
} from '@/lib/domain/registrations/vocabulary'
import { formatDate, formatPhone } from '@/lib/format'
import { standingWords } from './[id]/standing-words'
import { needWords } from './needs-words'

const fieldWords: Record<string, string> = {
  title: 'Title',
  givenName: 'First name',
  familyName: 'Last name',
  preferredName: 'Preferred name',
  dateOfBirth: 'Date of birth',
  dateOfBirthApproximate: 'Date of birth is approximate',
  sex: 'Sex',
  standing: 'Registration status',
  address: 'Address',
  correspondenceAddress: 'Address for post',
  restricted: 'Restricted record',
  chargebandId: 'Chargeband',
  siteId: 'Site',
  usualClinician: 'Usual clinician',
  locale: 'Language',
  needs: 'Needs',
  interpreter: 'Interpreter',
  gender: 'Gender',
  department: 'Department',
  division: 'Division',
  nextOfKin: 'Next of kin',
  contactPreferences: 'May be written to about',
  moreDetails: 'More details',
  insurer: 'Insurer',
  email: 'Email',
  mobile: 'Mobile',
  phone: 'Phone',
}

/** The name of a field as the screens have it. */
export const fieldName = (field: string): string => fieldWords[field] ?? field

/** A field's value as staff read it; null where there was nothing. */
export function valueWords(field: string, value: unknown, nation: Nation): string | null {
  if (value === null || value === '' || value === undefined) return null
  if (field === 'address' || field === 'correspondenceAddress')
    return addressLines(value as PostalAddress).join(', ') || null
  if (field === 'needs') return needsOf(value)
  if (field === 'nextOfKin') return kinOf(value as NextOfKin, nation)
  if (field === 'contactPreferences') return preferenceLines(value as ContactPreferences).join('; ') || null
  if (field === 'moreDetails') return moreOf(value as MoreDetails, nation)
  if (field === 'insurer') return moreOf({ insurer: value as MoreDetails['insurer'] } as MoreDetails, nation)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'object') return contactWords(field, value, nation)
  const text = String(value)
  if (field === 'mobile' || field === 'phone') return formatPhone(text, nation)
  if (field === 'dateOfBirth') return formatDate(text)
  if (field === 'standing') return one(registrationStandings, text, (word: RegistrationStanding) => standingWords[word])
  if (field === 'locale') return one(locales, text, (word) => languageWords[word])
  if (field === 'gender') return one(genders, text, (word) => genderWords[word])
  if (field === 'sex') return one(sexes, text, (word) => sexWords[word])
  return text
}

/** A word of a vocabulary as it reads; one from an older version stays as it is. */
function one<W extends string>(words: readonly W[], text: string, say: (word: W) => string): string {
  const known = words.find((word) => word === text)
  return known ? say(known) : text
}

function needsOf(value: unknown): string | null {
  const listed = typeof value === 'object' && value !== null && 'needs' in value ? value.needs : []
  const named = accessibleNeeds.filter((need) => Array.isArray(listed) && listed.includes(need))
  return named.map((need) => needWords[need]).join(', ') || null
}

function kinOf(kin: NextOfKin, nation: Nation): string | null {
  return [kinWords(kin), kin.phone ? formatPhone(kin.phone, nation) : null].filter(Boolean).join(', ') || null
}

/** Facts that have no column of their own, each with its name. */
function moreOf(value: MoreDetails, nation: Nation): string | null {
  const insurer = value.insurer ? 'of those the practice works with' : null
  const rows = moreRows({ moreDetails: value, insurer, nation })
  return rows.map(({ key, value: fact }) => `${key}: ${fact}`).join('; ') || null
}

/** An address or number, with what became of it beside being there. */
function contactWords(field: string, contact: object, nation: Nation): string {
  const value = 'value' in contact ? String(contact.value) : ''
  const shown = field === 'email' ? value : formatPhone(value, nation)
  const marks = [
    ...('verify' in contact ? ['marked as theirs'] : []),
    ...('prefer' in contact ? ['preferred'] : []),
    ...('proven' in contact ? ['proven by them'] : []),
  ]
  return [shown, ...marks].join(', ')
}
