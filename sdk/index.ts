import { PatientPortalAPI as Client } from './patient-portal-api'

export type * from './appointment-types'
export type { FeedData, FeedMessageData } from './feed'
export type { NotificationData } from './notification'
export type { PortalPromise } from './portal-promise'
export { ServiceException } from './service-exception'
export type * from './types'

/** The client of the server this module came from, or of the one given. */
export class PatientPortalAPI extends Client {
  constructor(base: string = new URL(import.meta.url).origin) {
    super(base)
  }
}
