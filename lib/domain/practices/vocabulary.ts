export const nations = ['england', 'wales', 'scotland', 'northern-ireland', 'ukraine'] as const
export type Nation = (typeof nations)[number]

export const locales = ['en', 'cy', 'uk'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words, so the person who needs it can read it. */
export const localeNames: Record<Locale, string> = { en: 'English', cy: 'Cymraeg', uk: 'Українська' }

/** How a person proves a contact after registering. */
export const activationChannels = ['email', 'sms', 'either'] as const
export type ActivationChannel = (typeof activationChannels)[number]

/** Questions of the sign-up journey that a practice may leave out or insist on. */
export const questions = [
  'title',
  'sex',
  'gender',
  'identifier',
  'evidence',
  'mobile',
  'address',
  'next-of-kin',
  'department',
] as const
export type Question = (typeof questions)[number]
export const questionChoices = ['off', 'optional', 'required'] as const
export type QuestionChoice = (typeof questionChoices)[number]
export type Questions = Record<Question, QuestionChoice>

/** Counts of characters of each kind a new password needs; the least length is in characters. */
export type PasswordPolicy = {
  minLength: number
  letters: number
  numbers: number
  mixedCase: boolean
  nonAlphanumeric: number
}

export const legalTextKinds = ['terms', 'privacy', 'statistical-use'] as const
export type LegalTextKind = (typeof legalTextKinds)[number]
