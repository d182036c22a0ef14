import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { type Candidate, type FoundAddress, inOneLine } from './vocabulary'

export type HeldAddress = { address: PostalAddress; restricted: boolean }

/** So many people have to share a line before it is told to somebody who is none of them. */
export const enoughPeople = 3

/**
 * What of the addresses of a postcode's patients may be offered to strangers: a street on which enough of them live, and
 * an address that enough of them share. Nothing that somebody with a restricted record lives at counts or is told.
 */
export function offeredAddresses(held: HeldAddress[]): Candidate[] {
  const hidden = new Set(held.filter(({ restricted }) => restricted).map(({ address }) => folded(address)))
  const open = held.map(({ address }) => address).filter((address) => !hidden.has(folded(address)))
  const streets = open.flatMap((address) => streetOf(address) ?? [])
  const both = [...shared(streets), ...shared(open)]
  const offered = new Map(both.map((address) => [folded(address), address]))
  return [...offered.values()]
    .map((address) => ({ text: inOneLine(address), address }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en', { numeric: true }))
}

function shared(addresses: FoundAddress[]): FoundAddress[] {
  const groups = new Map<string, { address: FoundAddress; people: number }>()
  for (const address of addresses) {
    const key = folded(address)
    const { people = 0, ...known } = groups.get(key) ?? { address }
    groups.set(key, { ...known, people: people + 1 })
  }
  return [...groups.values()].filter(({ people }) => people >= enoughPeople).map(({ address }) => address)
}

const folded = (address: FoundAddress) =>
  inOneLine(address)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// A number, a number with a letter, or a range of them, before the name of a street.
const houseNumber = /^\d+\p{L}?(?:\s*[-–/]\s*\d+\p{L}?)?[,\s]+/u

/** The address without what tells one door from another; null where no street can be told apart from a house. */
function streetOf({ line1, line2, town, county, postcode }: PostalAddress): FoundAddress | null {
  const line = [line1, line2 ?? ''].find((one) => houseNumber.test(one))
  const street = line?.replace(houseNumber, '').trim() ?? ''
  if (!street || /\d/.test(street)) return null
  return { line1: street, ...(town ? { town } : {}), ...(county ? { county } : {}), postcode }
}
