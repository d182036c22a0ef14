import type { Sections } from '@/lib/web/portal-api/endpoint'
import { activation } from './auth/activation'
import { registration } from './auth/registration'
import { secondFactor } from './auth/second-factor'
import { service } from './auth/service'
import { signIn } from './auth/sign-in'
import { ethnicities, genderIdentity } from './lookups/lists'
import { passwordReset } from './password-reset/steps'
import { patient } from './patient/profile'

/** Every call of the API: section, then method, as in the address. */
export const sections: Sections = {
  auth: { ...service, ...registration, ...activation, ...signIn, ...secondFactor },
  'password-reset': passwordReset,
  patient,
  ethnicities,
  'gender-identity': genderIdentity,
}
