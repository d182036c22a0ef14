import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'

export interface NotificationData {
  Key: string
  /** 4: an invoice to pay, 8: a message waits, 16: something the person has to do, 64: a membership to pay. */
  Type: number
  Message: string
  /** The key of the invoice or the feed; or `AcceptTermsAndConditions` or `SetContactOptions`. */
  ObjectKey: string
}

/** What the person signed in has to do or know (Meddbase, *Notification*). */
export class Notification {
  constructor(private readonly connection: Connection) {}

  /** @param params.type A sum of the bits 1, 2, 4, 8, 16, 32 and 64; all but 32 where it is left out. */
  getNotifications(params: { type?: number } = {}): PortalPromise<NotificationData[]> {
    return this.connection.call({ verb: 'GET', path: 'notification/notifications', query: { type: params.type } })
  }

  /** Confirms the notification of a message, which marks its feed as read; fails with event 0 for any other. */
  confirm(params: { notification: string }): PortalPromise<''> {
    const query = { notification: params.notification }
    return this.connection.call({ verb: 'GET', path: 'notification/confirm', query })
  }
}
