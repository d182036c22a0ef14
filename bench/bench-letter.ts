import { somebody } from '@/e2e/support/person'

/** What stands on a letter, and who it is for. */
export type BenchLetter = { familyName: string; dateOfBirth: string; accountNumber: string; key: string }

/** A person nobody has met, as a letter names them. */
export function addressee(): Pick<BenchLetter, 'familyName' | 'dateOfBirth'> {
  return { familyName: somebody().familyName, dateOfBirth: '1984-03-27' }
}
