/** How somebody's identity was checked. The kind of document only: no numbers, no copies. */
export const identificationTypes = [
  'personal-vouch',
  'information-confirmation',
  'passport',
  'driving-licence',
  'birth-certificate',
  'bank-statement',
  'council-tax',
  'utility-bill',
  'benefit-letter',
  'residence-permit',
  'other',
] as const
export type IdentificationType = (typeof identificationTypes)[number]

/** Vouching: somebody authorised says they know this person, and why. */
export const vouchingTypes: readonly IdentificationType[] = ['personal-vouch', 'information-confirmation']

/** The coded entry that goes with the first identification. */
export const dataVerifiedEntry = {
  scheme: 'read2',
  code: '91B..00',
  term: 'Patient registration data verified',
} as const
