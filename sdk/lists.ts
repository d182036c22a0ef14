import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type { Keyed } from './types'

/** Ethnic groups to choose from. */
export class Ethnicities {
  constructor(private readonly connection: Connection) {}

  getEthnicities(): PortalPromise<Keyed[]> {
    return this.connection.call({ verb: 'GET', path: 'ethnicities/ethnicities' })
  }
}

/** Genders and pronouns to choose from. */
export class GenderIdentity {
  constructor(private readonly connection: Connection) {}

  getGenders(): PortalPromise<Keyed[]> {
    return this.connection.call({ verb: 'GET', path: 'gender-identity/genders' })
  }

  getPronouns(): PortalPromise<Keyed[]> {
    return this.connection.call({ verb: 'GET', path: 'gender-identity/pronouns' })
  }
}
