import type { FoundClient } from '@/lib/domain/api-clients/find-api-client'
import { events, PortalError } from './portal-error'

/** Whether a call is of a referral portal (`is-oh`); a client that is set up for the patient portal may not say so. */
export function isReferral({ actor }: FoundClient, isOh: boolean): boolean {
  if (isOh && actor.portal !== 'referral')
    throw new PortalError(events.unspecified, 400, { key: 'errors.api.referralOnly' })
  return isOh
}
