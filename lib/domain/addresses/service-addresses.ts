import {
  addressesOf,
  type ServiceAccess,
  suggested,
  suggestions,
  type WrittenAddress,
} from '@/lib/platform/address-service'
import { type AddressFinder, type FoundAddress, inOneLine } from './vocabulary'

/** The finder that asks a service on the internet, which knows every address of the country. */
export function serviceAddresses(access: ServiceAccess): AddressFinder {
  return {
    byPostcode: async (postcode) =>
      (await addressesOf(access, postcode)).map(readAddress).map((address) => ({ text: inOneLine(address), address })),
    byWords: async (words) =>
      (await suggestions(access, words)).map(({ id, suggestion }) => ({ text: suggestion, id })),
    byId: async (id) => {
      const written = await suggested(access, id)
      return written && readAddress(written)
    },
  }
}

function readAddress({ line_1, line_2, line_3, post_town, county, postcode, country }: WrittenAddress): FoundAddress {
  return {
    line1: line_1,
    ...(line_2 ? { line2: line_2 } : {}),
    ...(line_3 ? { line3: line_3 } : {}),
    ...(post_town ? { town: post_town } : {}),
    ...(county ? { county } : {}),
    postcode,
    ...(country ? { country } : {}),
  }
}
