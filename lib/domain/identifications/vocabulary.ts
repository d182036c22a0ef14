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
