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
/** Needs that a sheet of paper cannot meet, in whatever print. */
export const needsOtherThanPrint: readonly AccessibleNeed[] = ['easy-read', 'braille', 'audio', 'sign-language']

export type Needs = { needs: AccessibleNeed[]; note?: string; reviewOn?: string }

/** What a patient may change at once, by proving that it is theirs; staff look at it afterwards. */
export const provenFields = ['email', 'mobile'] as const
export type ProvenField = (typeof provenFields)[number]

/** What a patient may ask for; the record stays as it is until staff accept it. */
export const proposedFields = ['address', 'locale', 'needs'] as const
export type ProposedField = (typeof proposedFields)[number]

/** How a contact was proven. */
export const contactProofs = ['link', 'code', 'staff', 'identity-provider', 'import'] as const
export type ContactProof = (typeof contactProofs)[number]

/**
 * A change a patient made waits for staff to accept it; one that staff made is simply kept. `replaced` is one that the
 * patient made again before anybody had looked.
 */
export const changeReviews = ['none', 'pending', 'accepted', 'rejected', 'replaced'] as const
export type ChangeReview = (typeof changeReviews)[number]

export const identifierStatuses = ['verified', 'unverified', 'superseded'] as const
export type IdentifierStatus = (typeof identifierStatuses)[number]
