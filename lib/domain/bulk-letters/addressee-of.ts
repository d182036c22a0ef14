import type { LoadedFacts } from '@/lib/domain/accounts/load-facts'
import { isPrintableName } from '@/lib/domain/letters/printed-letter'
import { needsOtherThanPrint } from '@/lib/domain/patients/vocabulary'
import type { Addressee } from './plan-letter'

/** What is known of a patient, as far as a letter to them goes. */
export function addresseeOf({ person, ...facts }: LoadedFacts): Addressee {
  return {
    ...facts,
    printableName: isPrintableName(`${person.givenName}${person.familyName}`),
    hasAddress: person.hasAddress,
    restricted: person.restricted,
    needsOtherForm: person.needs.needs.some((need) => needsOtherThanPrint.includes(need)),
  }
}
