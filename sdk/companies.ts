import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'

export interface CompanyData {
  Key: string
  Name: string
  Type: string
  IsPublic: boolean
}

export interface InsurerData extends CompanyData {
  MemberNumber: string
}

/** Companies a person may choose from (Meddbase, *Companies*). */
export class Companies {
  constructor(private readonly connection: Connection) {}

  /** The insurers the practice works with. */
  getInsurers(): PortalPromise<CompanyData[]> {
    return this.connection.call({ verb: 'GET', path: 'companies/insurers' })
  }
}
