import type { Sections } from '@/lib/web/portal-api/endpoint'
import { addressFinder, addressLookup } from './address-finder/finder'
import { anonAppointment } from './anon-appointment/search'
import { anonBooking } from './anon-booking/visitors'
import { activation } from './auth/activation'
import { olderReset } from './auth/older-reset'
import { registration } from './auth/registration'
import { secondFactor } from './auth/second-factor'
import { service } from './auth/service'
import { signIn } from './auth/sign-in'
import { feed } from './feed/feeds'
import { ethnicities, genderIdentity } from './lookups/lists'
import { membershipScheme } from './membership-scheme/schemes'
import { notification } from './notification/notifications'
import { passwordReset } from './password-reset/steps'
import { companies, insurer } from './patient/insurer'
import { patient } from './patient/profile'

/** Every call of the API: section, then method, as in the address. */
export const sections: Sections = {
  auth: { ...service, ...registration, ...activation, ...signIn, ...secondFactor, ...olderReset, ...addressLookup },
  'password-reset': passwordReset,
  patient: { ...patient, ...insurer },
  'membership-scheme': membershipScheme,
  companies,
  'address-finder': addressFinder,
  'anon-appointment': anonAppointment,
  'anon-booking': anonBooking,
  feed,
  notification,
  ethnicities,
  'gender-identity': genderIdentity,
}
