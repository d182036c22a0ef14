import type { Transitions } from '@/lib/domain/shared/transitions'

/** `submitted` becomes `awaiting-activation` in the same transaction that queues the activation message. */
export const registrationStatuses = [
  'submitted',
  'awaiting-activation',
  'activated',
  'in-review',
  'joined',
  'created',
  'refused',
  'expired',
] as const
export type RegistrationStatus = (typeof registrationStatuses)[number]

export const registrationTransitions = {
  'ask-activation': { from: ['submitted'], to: 'awaiting-activation' },
  activate: { from: ['awaiting-activation'], to: 'activated' },
  review: { from: ['activated'], to: 'in-review' },
  join: { from: ['in-review'], to: 'joined' },
  create: { from: ['in-review'], to: 'created' },
  refuse: { from: ['in-review'], to: 'refused' },
  expire: { from: ['submitted', 'awaiting-activation'], to: 'expired' },
} as const satisfies Transitions<RegistrationStatus>

export const registrationRoutes = ['sign-up-code', 'letter', 'invitation', 'identity-provider', 'desk'] as const
export type RegistrationRoute = (typeof registrationRoutes)[number]

/** How the person says they can show who they are; staff check it later. No document numbers. */
export const evidenceKinds = ['passport', 'driving-licence', 'two-documents', 'known-at-practice', 'not-now'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const sexes = ['female', 'male', 'not-specified'] as const
export type Sex = (typeof sexes)[number]
export const genders = ['woman', 'man', 'non-binary', 'other', 'prefer-not-to-say'] as const
export type Gender = (typeof genders)[number]

export const titles = ['Mr', 'Mrs', 'Miss', 'Ms', 'Mx', 'Dr', 'Prof', 'Rev', 'Sir', 'Dame'] as const

export const contactSubjects = ['appointments', 'health', 'practice-news'] as const
export type ContactSubject = (typeof contactSubjects)[number]
export type ContactPreferences = Partial<Record<ContactSubject, { email: boolean; sms: boolean }>>

export const relationships = ['partner', 'parent', 'child', 'sibling', 'friend', 'carer', 'other'] as const

export type PostalAddress = { line1: string; line2?: string; town?: string; county?: string; postcode: string }
export type NextOfKin = { name: string; relationship?: string; phone?: string }
