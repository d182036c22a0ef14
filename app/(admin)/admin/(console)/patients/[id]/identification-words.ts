import type { IdentificationType } from '@/lib/domain/identifications/vocabulary'

export const identificationWords: Record<IdentificationType, string> = {
  passport: 'Passport',
  'driving-licence': 'Driving licence',
  'birth-certificate': 'Birth certificate',
  'bank-statement': 'Bank statement',
  'council-tax': 'Council tax bill',
  'utility-bill': 'Utility bill',
  'benefit-letter': 'Benefit letter',
  'residence-permit': 'Residence permit or eVisa',
  'personal-vouch': 'Personal vouch',
  'information-confirmation': 'Information confirmation',
  other: 'Other document',
}
