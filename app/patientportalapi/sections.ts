import type { Sections } from '@/lib/web/portal-api/endpoint'
import { registration } from './auth/registration'
import { service } from './auth/service'

/** Every call of the API: section, then method, as in the address. */
export const sections: Sections = { auth: { ...service, ...registration } }
