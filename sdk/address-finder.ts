import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type { AddressData } from './types'

export interface ShallowSearchResultData {
  Key: string
  /** In one line. */
  Address: string
}

/** Addresses to choose from (Meddbase, *Address finder*). No answer is an empty list; people then type their address. */
export class AddressFinder {
  constructor(private readonly connection: Connection) {}

  /** Addresses of a postcode. Fails with event 2 for what is no postcode. */
  search(params: { postcode: string }): PortalPromise<ShallowSearchResultData[]> {
    const query = { postcode: params.postcode }
    return this.connection.call({ verb: 'GET', path: 'address-finder/search', query })
  }

  /** Addresses that fit some words of one, with at least half a postcode among them. */
  fuzzySearch(params: { query: string }): PortalPromise<ShallowSearchResultData[]> {
    const query = { query: params.query }
    return this.connection.call({ verb: 'GET', path: 'address-finder/fuzzy-search', query })
  }

  /** The address behind a key of a search. Fails with HTTP 404 for another key. */
  address(params: { key: string }): PortalPromise<AddressData> {
    return this.connection.call({ verb: 'GET', path: 'address-finder/address', query: { key: params.key } })
  }
}
