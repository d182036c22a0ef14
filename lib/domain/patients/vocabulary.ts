export const contactKinds = ['email', 'mobile', 'phone'] as const
export type ContactKind = (typeof contactKinds)[number]

export const registrationStandings = ['registered', 'temporary', 'deducted', 'deceased'] as const
export type RegistrationStanding = (typeof registrationStandings)[number]

/** Needs for information in another form, as recorded; they choose how letters are made. */
export const accessibleNeeds = [
  'large-print',
  'easy-read',
  'braille',
  'audio',
  'sign-language',
  'contact-by-text',
] as const
export type AccessibleNeed = (typeof accessibleNeeds)[number]
export type Needs = { needs: AccessibleNeed[]; note?: string; reviewOn?: string }

/** How a contact was proven. */
export const contactProofs = ['link', 'code', 'staff', 'identity-provider', 'import'] as const
export type ContactProof = (typeof contactProofs)[number]

/** A change a patient made waits for staff to accept it; one that staff made is simply kept. */
export const changeReviews = ['none', 'pending', 'accepted', 'rejected'] as const
export type ChangeReview = (typeof changeReviews)[number]

export const identifierStatuses = ['verified', 'unverified', 'superseded'] as const
export type IdentifierStatus = (typeof identifierStatuses)[number]
