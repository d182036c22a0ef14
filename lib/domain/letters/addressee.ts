import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { oneLine } from '@/lib/domain/shared/clean-text'

type Person = {
  title: string | null
  givenName: string
  familyName: string
  address: PostalAddress | null
  correspondenceAddress: PostalAddress | null
  restricted: boolean
}

/** Who a letter is for and where it would be posted, as printed; no lines where it can only be handed over. */
export function addresseeOf(person: Person): { name: string; lines: string[] } {
  // Of a restricted record no address leaves on paper.
  const address = person.restricted ? null : (person.correspondenceAddress ?? person.address)
  const lines = address ? [address.line1, address.line2, address.town, address.county, address.postcode] : []
  return {
    name: [person.title, person.givenName, person.familyName].filter(Boolean).join(' '),
    lines: lines.filter((line): line is string => Boolean(line)),
  }
}

/** The same on one line for whoever checks it, as a form gives it back. */
export const addresseeLine = ({ name, lines }: ReturnType<typeof addresseeOf>): string =>
  oneLine([name, ...lines].join(', '))
