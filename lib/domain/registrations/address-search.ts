import type { FoundAddress } from '@/lib/domain/addresses/vocabulary'

/** What a search of the journey found, kept in the draft until the address is saved. */
export type AddressSearch = {
  postcode: string
  found: { text: string; address: FoundAddress }[]
  /** Which of them was picked, by its place in the list. */
  picked?: number
}

/** What the fields of the address hold before anything is typed: what was picked, else the postcode looked up. */
export function fieldsOf({ postcode, found, picked }: AddressSearch): Record<string, string> {
  const address = picked === undefined ? undefined : found[picked]?.address
  if (!address) return { postcode }
  const { line1, line2, line3, town = '', county = '' } = address
  return { postcode: address.postcode, line1, line2: [line2, line3].filter(Boolean).join(', '), town, county }
}
