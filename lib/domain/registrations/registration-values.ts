import type { registrations } from '@/drizzle/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Draft } from './drafts'
import type { Answers } from './steps'
import {
  type ContactPreferences,
  contactSubjects,
  type NextOfKin,
  type PostalAddress,
  registrationTransitions,
} from './vocabulary'

type Facts = {
  practiceId: string
  id: string
  reference: string
  locale: Locale
  now: Date
  unactivatedDays: number
  termsVersion: number
  privacyVersion: number
  passwordHash: string | null
}

/** The row of a registration, from a complete draft's answers. */
export function registrationValues(draft: Draft, facts: Facts) {
  if (!draft.code) throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
  const { scheme } = draft.code
  const identifier = draft.answers.identifier?.identifier
  const { now, unactivatedDays, ...given } = facts
  return {
    ...given,
    ...personValues(draft.answers),
    termsVersion: draft.answers.more?.termsOpen ? 0 : facts.termsVersion,
    draftId: draft.id,
    route: 'sign-up-code',
    status: registrationTransitions['ask-activation'].to,
    chargebandId: draft.code.chargebandId,
    signUpCodeId: draft.code.signUpCodeId,
    membershipSchemeId: scheme?.id ?? null,
    membershipNet: scheme?.net ?? null,
    membershipTax: scheme?.tax ?? null,
    identifierScheme: identifier ? schemeOfNation[draft.options.nation] : null,
    identifierValue: identifier ?? null,
    evidence: draft.answers.evidence?.evidence ?? null,
    statisticalUse: draft.answers.terms?.statisticalUse ?? false,
    submittedAt: now,
    expiresAt: new Date(now.getTime() + unactivatedDays * 24 * 3600_000),
  } satisfies typeof registrations.$inferInsert
}

/** What the answers say of the person: the columns a registration and a patient's record have in common, and contacts. */
export function personValues(answers: Answers) {
  const { name, contact, more = {} } = answers
  const born = answers['date-of-birth']
  if (!name || !contact || !born) throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
  return {
    title: name.title ?? null,
    givenName: name.givenName,
    familyName: name.familyName,
    dateOfBirth: born.dateOfBirth,
    sex: answers['sex-and-gender']?.sex ?? null,
    gender: answers['sex-and-gender']?.gender ?? null,
    email: contact.email,
    mobile: contact.mobile ?? null,
    contactPreferences: more.contactUnasked ? {} : preferencesOf(contact),
    address: addressOf(answers.address),
    nextOfKin: kinOf(answers['next-of-kin']),
    moreDetails: more,
    department: answers.department?.department ?? null,
    division: answers.department?.division ?? null,
  }
}

function preferencesOf(contact: Record<string, unknown>): ContactPreferences {
  return Object.fromEntries(
    contactSubjects.map((subject) => [
      subject,
      { email: contact[`${subject}-email`] === true, sms: contact[`${subject}-sms`] === true },
    ]),
  )
}

function addressOf(answer: Answers['address']): PostalAddress | null {
  if (!answer?.postcode) return null
  return { ...answer, line1: answer.line1 ?? '', postcode: answer.postcode }
}

function kinOf(answer: Answers['next-of-kin']): NextOfKin | null {
  if (!answer?.kinName) return null
  const { kinName: name, kinRelationship: relationship, kinPhone: phone } = answer
  return { name, ...(relationship ? { relationship } : {}), ...(phone ? { phone } : {}) }
}
