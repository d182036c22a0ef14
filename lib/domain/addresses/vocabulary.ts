/** A postal address as a finder gives it. */
export type FoundAddress = {
  line1: string
  line2?: string
  line3?: string
  town?: string
  county?: string
  postcode: string
  country?: string
}

/** One of the addresses to choose from: the address itself, or where a finder told only its words, the finder's id. */
export type Candidate = { text: string; address: FoundAddress } | { text: string; id: string }

/** Where addresses come from. An answer that cannot be had is an empty one, never an error. */
export type AddressFinder = {
  byPostcode: (postcode: string) => Promise<Candidate[]>
  byWords: (words: string) => Promise<Candidate[]>
  byId: (id: string) => Promise<FoundAddress | null>
}

/** An address on one line, as people read it in a list. */
export function inOneLine({ line1, line2, line3, town, county, postcode }: FoundAddress): string {
  return [line1, line2, line3, town, county, postcode].filter(Boolean).join(', ')
}
