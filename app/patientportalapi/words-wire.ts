import type { employeeStatuses, ethnicities, pronouns } from '@/lib/domain/profiles/vocabulary'
import type { ContactSubject, genders } from '@/lib/domain/registrations/vocabulary'

type Names<T extends string> = Record<T, string>

export const genderNames: Names<(typeof genders)[number]> = {
  woman: 'Woman',
  man: 'Man',
  'non-binary': 'Non-binary',
  other: 'Another gender',
  'prefer-not-to-say': 'Prefer not to say',
}

export const pronounNames: Names<(typeof pronouns)[number]> = {
  'she-her': 'she/her',
  'he-him': 'he/him',
  'they-them': 'they/them',
}

export const ethnicityNames: Names<(typeof ethnicities)[number]> = {
  asian: 'Asian, Asian British or Asian Welsh',
  black: 'Black, Black British, Black Welsh, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  'prefer-not-to-say': 'Prefer not to say',
}

export const employeeStatusNames: Names<(typeof employeeStatuses)[number]> = {
  employed: 'Employed',
  left: 'Left',
  retired: 'Retired',
}

export const contactSubjectNames: Names<ContactSubject> = {
  appointments: 'Appointments',
  health: 'General contact about your health',
  'practice-news': 'News from the practice',
}

/** A list of keys and names, in the order written above. */
export function listOf(names: Record<string, string>): { Key: string; Name: string }[] {
  return Object.entries(names).map(([Key, Name]) => ({ Key, Name }))
}

export function nameOf<T extends string>(names: Names<T>, key: string | null | undefined) {
  const [found] = listOf(names).filter(({ Key }) => Key === key)
  return found ?? null
}
