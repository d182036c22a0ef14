import * as z from 'zod'
import { addressesOfPostcode, addressesOfWords, addressOfKey, keyOf } from '@/lib/domain/addresses/find-addresses'
import type { Candidate, FoundAddress } from '@/lib/domain/addresses/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { readPostcode } from '@/lib/domain/shared/postcode'
import { get } from '@/lib/web/portal-api/endpoint'
import { AddressData } from '../wire'

const ShallowSearchResultData = z.object({
  Key: z.string().describe('For address-finder/address; says nothing by itself'),
  Address: z.string().describe('In one line'),
})

const required = (max: number) =>
  z.string('errors.api.missing').trim().min(1, 'errors.api.missing').max(max, 'errors.api.format')

const shallow = (ctx: Ctx, found: Candidate[]) =>
  found.map((candidate) => ({ Key: keyOf(ctx, candidate), Address: candidate.text }))

function addressData({ line1, line2, line3, town, county, postcode, country }: FoundAddress) {
  const more = { City: town ?? '', County: county ?? '', PostCode: postcode, Country: country ?? '' }
  return { Address1: line1, Address2: line2 ?? '', Address3: line3 ?? '', ...more }
}

/** A postcode as it is written; programs send it with the space or without. */
async function postcodeIn(ctx: Ctx, typed: string): Promise<string> {
  const postcode = readPostcode(typed, await nationOf(ctx))
  if (!postcode) throw new Invalid({ postcode: { key: 'errors.api.format', params: { path: 'postcode' } } })
  return postcode
}

export const addressFinder = {
  search: [
    get({
      needs: 'client',
      summary:
        'Addresses of a postcode to choose from; without an address service what the practice may tell, often none',
      query: z.object({ postcode: required(20) }),
      result: z.array(ShallowSearchResultData),
      run: async ({ asClient, query }) => {
        const postcode = await postcodeIn(asClient, query.postcode)
        return shallow(asClient, await addressesOfPostcode(asClient, { postcode }))
      },
    }),
  ],
  'fuzzy-search': [
    get({
      needs: 'client',
      summary: 'Addresses that fit some words; without an address service the words need at least half a postcode',
      query: z.object({ query: required(200) }),
      result: z.array(ShallowSearchResultData),
      run: async ({ asClient, query }) => shallow(asClient, await addressesOfWords(asClient, { words: query.query })),
    }),
  ],
  address: [
    get({
      needs: 'client',
      summary: 'The address behind a key of search or fuzzy-search; a key of another practice is unknown',
      query: z.object({ key: required(4000) }),
      result: AddressData,
      run: async ({ asClient, query }) => addressData(await addressOfKey(asClient, query)),
    }),
  ],
}

export const addressLookup = {
  'address-lookup': [
    get({
      needs: 'client',
      deprecated: true,
      summary: 'Addresses of a postcode with all their parts; house keeps those that begin with it',
      query: z.object({ postcode: required(20), house: z.string().max(100, 'errors.api.format').optional() }),
      result: z.array(AddressData),
      run: async ({ asClient, query }) => {
        const postcode = await postcodeIn(asClient, query.postcode)
        const house = query.house?.trim().toLowerCase() ?? ''
        const found = await addressesOfPostcode(asClient, { postcode })
        return found
          .flatMap((one) => ('address' in one ? [one.address] : []))
          .filter(({ line1 }) => line1.toLowerCase().startsWith(house))
          .map(addressData)
      },
    }),
  ],
}
