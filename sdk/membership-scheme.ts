import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'

export interface MembershipSchemeData {
  Name: string
  Code: string
  /** `Weekly`, `Monthly` or `Yearly`. */
  BillingFrequency: string
  /** ISO 4217. */
  CurrencyCode: string
  CurrencySymbol: string
  NetPrice: number
  Tax: number
  GrossPrice: number
  /** No card is taken online: always false. */
  RequiresOnlinePayment: false
  OnlinePaymentAllowed: false
}

export interface CurrentMembershipSchemeData extends MembershipSchemeData {
  JoinedDateTime: string
  NextInvoiceDateTime: string
  OnlinePaymentMethod: ''
  /** What is still owed of the newest invoice. */
  LastInvoiceBalance: number
  LastInvoiceKey: string
}

/** What a patient who pays for themselves may be a member of (Meddbase, *Membership scheme*). */
export class MembershipScheme {
  constructor(private readonly connection: Connection) {}

  /** Fails with event 0 for a code there is no scheme of. Needs no sign-in. */
  validateCode(params: { code: string }): PortalPromise<''> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/validate-code', query: { code: params.code } })
  }

  /** The scheme of a code with its price, to be shown before somebody registers with it. Needs no sign-in. */
  getSchemeInfo(params: { code: string }): PortalPromise<MembershipSchemeData> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/scheme-info', query: { code: params.code } })
  }

  /** The scheme the person is a member of, or null. */
  getCurrent(): PortalPromise<CurrentMembershipSchemeData | null> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/current' })
  }

  /** The schemes the person could join. */
  getSchemes(): PortalPromise<MembershipSchemeData[]> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/schemes' })
  }

  /** Joins one of `getSchemes`; its first invoice is owed from then on. Fails with event 0 for any other code. */
  join(params: { code: string }): PortalPromise<''> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/join', query: { code: params.code } })
  }

  /** Always fails, with status 501: no card is taken online. */
  removeOnlinePayment(): PortalPromise<never> {
    return this.connection.call({ verb: 'GET', path: 'membership-scheme/remove-online-payment' })
  }

  /** Always fails, with status 501: no card is taken online. */
  setupOnlinePayment(_params: Record<string, unknown> = {}): PortalPromise<never> {
    return this.connection.call({ verb: 'POST', path: 'membership-scheme/setup-online-payment', body: {} })
  }
}
