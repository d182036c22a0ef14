import type { Places } from './places'

export const askers = ['nobody', 'patient', 'receptionist', 'manager', 'clinician'] as const
export type Asker = (typeof askers)[number]

/** What an asker gets: the page, "there is no such page", or the address they are sent to. */
export type Outcome = 'page' | 'not-found' | `/${string}`

export type Route = {
  /** The page's place under app, without its groups. */
  page: string
  url: (places: Places) => string
  /** What the browser has to have behind it first. */
  needs?: 'draft' | 'submitted'
  outcome: (asker: Asker) => Outcome
  /** Not open to the world: never to be kept by a cache. */
  personal: boolean
}

type Url = Route['url']
const staffRoles = ['receptionist', 'manager', 'clinician'] as const satisfies Asker[]
const desk = ['receptionist', 'manager'] as const satisfies Asker[]
const managers = ['manager'] as const satisfies Asker[]

/** Open to everyone, whoever is signed in. */
const open = (page: string, url: Url = () => page, except: Partial<Record<Asker, Outcome>> = {}): Route => ({
  page,
  url,
  outcome: (asker) => except[asker] ?? 'page',
  personal: false,
})

/** A question of the sign-up journey: for whoever has answered the ones before. */
const question = (step: string, except: Partial<Record<Asker, Outcome>> = {}): Route => ({
  page: `/p/[practice]/register/${step}`,
  url: ({ slug }) => `/p/${slug}/register/${step}`,
  needs: 'draft',
  outcome: (asker) => except[asker] ?? 'page',
  personal: true,
})

/** A step of claiming an account: without the right codes of a letter it leads back to them. */
const claimStep = (step: string): Route => ({
  page: `/p/[practice]/letter/${step}`,
  url: ({ slug }) => `/p/${slug}/letter/${step}`,
  outcome: () => '/p/[practice]/letter',
  personal: true,
})

const portal = (page: string, url: Url = () => page): Route => ({
  page,
  url,
  outcome: (asker) => (asker === 'patient' ? 'page' : '/sign-in'),
  personal: true,
})

const console = (page: string, roles: readonly Asker[], url: Url = () => page): Route => ({
  page,
  url,
  outcome: (asker) => {
    if (roles.includes(asker)) return 'page'
    return asker === 'nobody' || asker === 'patient' ? '/admin/sign-in' : 'not-found'
  },
  personal: true,
})

const inside = { receptionist: '/admin', manager: '/admin', clinician: '/admin' } as const
const outside = { nobody: '/admin/sign-in', patient: '/admin/sign-in' } as const

/** Every page of the product, who may see it, and an address where it can be seen. */
export const routes: Route[] = [
  open('/'),
  open('/p/[practice]', ({ slug }) => `/p/${slug}`),
  open('/p/[practice]/register', ({ slug }) => `/p/${slug}/register`),
  question('name'),
  question('date-of-birth'),
  question('sex-and-gender'),
  question('identifier'),
  question('evidence'),
  question('contact'),
  question('address'),
  question('next-of-kin'),
  question('department', {
    nobody: '/p/[practice]/register/check',
    patient: '/p/[practice]/register/check',
    receptionist: '/p/[practice]/register/check',
    manager: '/p/[practice]/register/check',
    clinician: '/p/[practice]/register/check',
  }),
  question('password', { patient: '/p/[practice]/register/check' }),
  question('terms'),
  question('check'),
  {
    page: '/p/[practice]/register/confirmation',
    url: ({ slug }) => `/p/${slug}/register/confirmation`,
    needs: 'submitted',
    outcome: () => 'page',
    personal: true,
  },
  open('/p/[practice]/register/start-again', ({ slug }) => `/p/${slug}/register/start-again`),
  open('/p/[practice]/register/activate', ({ slug }) => `/p/${slug}/register/activate`),
  open('/p/[practice]/letter', ({ slug }) => `/p/${slug}/letter`),
  claimStep('sign-in'),
  claimStep('terms'),
  open('/activate/[token]', ({ activation }) => `/activate/${activation}`),
  open('/invite/[token]', ({ invitation }) => `/invite/${invitation}`),
  open('/reset/[token]', ({ reset }) => `/reset/${reset}`),
  open('/unlock/[token]', ({ unlock }) => `/unlock/${unlock}`),
  open('/unlock'),
  open('/forgot-username'),
  open('/sign-in', () => '/sign-in', { patient: '/portal' }),
  open('/forgot-password'),
  portal('/portal'),
  portal('/portal/link'),
  portal('/portal/unlink/[id]', ({ accountId }) => `/portal/unlink/${accountId}`),
  portal('/portal/security'),
  portal('/portal/sessions'),
  portal('/portal/who-looked'),
  open('/admin/sign-in', () => '/admin/sign-in', inside),
  // Somebody inside may change over to another of their practices.
  open('/admin/sign-in/practice', () => '/admin/sign-in/practice', outside),
  open('/admin/sign-in/second-factor', () => '/admin/sign-in/second-factor', { ...outside, ...inside }),
  console('/admin', staffRoles),
  console('/admin/patients', staffRoles),
  console('/admin/patients/new', desk),
  console('/admin/patients/[id]', staffRoles, ({ patientId }) => `/admin/patients/${patientId}`),
  console('/admin/patients/[id]/contacts', desk, ({ patientId }) => `/admin/patients/${patientId}/contacts`),
  console('/admin/patients/[id]/edit', desk, ({ patientId }) => `/admin/patients/${patientId}/edit`),
  console(
    '/admin/patients/[id]/registration-status',
    desk,
    ({ patientId }) => `/admin/patients/${patientId}/registration-status`,
  ),
  console(
    '/admin/patients/[id]/identification',
    staffRoles,
    ({ patientId }) => `/admin/patients/${patientId}/identification`,
  ),
  console(
    '/admin/patients/[id]/identification/[identificationId]',
    staffRoles,
    ({ patientId, identificationId }) => `/admin/patients/${patientId}/identification/${identificationId}`,
  ),
  console(
    '/admin/patients/[id]/online-services',
    staffRoles,
    ({ patientId }) => `/admin/patients/${patientId}/online-services`,
  ),
  ...(['disable', 'restore', 'reset'] as const).map((task) =>
    console(
      `/admin/patients/[id]/online-services/${task}`,
      desk,
      ({ patientId }) => `/admin/patients/${patientId}/online-services/${task}`,
    ),
  ),
  console('/admin/patients/[id]/letter', desk, ({ withLetterId }) => `/admin/patients/${withLetterId}/letter`),
  ...(['print-again', 'new'] as const).map((task) =>
    console(
      `/admin/patients/[id]/letter/${task}`,
      desk,
      ({ withLetterId }) => `/admin/patients/${withLetterId}/letter/${task}`,
    ),
  ),
  console(
    '/admin/patients/[id]/online-services/services/[module]',
    desk,
    ({ patientId }) => `/admin/patients/${patientId}/online-services/services/repeats`,
  ),
  console('/admin/patients/[id]/messages', staffRoles, ({ patientId }) => `/admin/patients/${patientId}/messages`),
  console('/admin/patients/[id]/history', staffRoles, ({ patientId }) => `/admin/patients/${patientId}/history`),
  console('/admin/registrations', staffRoles),
  console('/admin/registrations/[id]', staffRoles, ({ registrationId }) => `/admin/registrations/${registrationId}`),
  console(
    '/admin/registrations/[id]/activate',
    desk,
    ({ registrationId }) => `/admin/registrations/${registrationId}/activate`,
  ),
  ...(['create', 'refuse'] as const).map((decision) =>
    console(
      `/admin/registrations/[id]/${decision}`,
      desk,
      ({ registrationId }) => `/admin/registrations/${registrationId}/${decision}`,
    ),
  ),
  console(
    '/admin/registrations/[id]/join/[patientId]',
    desk,
    ({ registrationId, patientId }) => `/admin/registrations/${registrationId}/join/${patientId}`,
  ),
  console('/admin/chargebands', staffRoles),
  console('/admin/chargebands/new', managers),
  console('/admin/chargebands/[id]', staffRoles, ({ chargebandId }) => `/admin/chargebands/${chargebandId}`),
  console('/admin/chargebands/[id]/edit', managers, ({ chargebandId }) => `/admin/chargebands/${chargebandId}/edit`),
  console(
    '/admin/chargebands/[id]/patients',
    staffRoles,
    ({ chargebandId }) => `/admin/chargebands/${chargebandId}/patients`,
  ),
  console(
    '/admin/chargebands/[id]/rules/new',
    managers,
    ({ chargebandId }) => `/admin/chargebands/${chargebandId}/rules/new?kind=patient-self-book`,
  ),
  console(
    '/admin/chargebands/[id]/rules/[ruleId]',
    managers,
    ({ chargebandId, ruleId }) => `/admin/chargebands/${chargebandId}/rules/${ruleId}`,
  ),
  console('/admin/chargebands/companies', staffRoles),
  console(
    '/admin/chargebands/companies/[companyId]',
    staffRoles,
    ({ companyId }) => `/admin/chargebands/companies/${companyId}`,
  ),
  console('/admin/chargebands/services', staffRoles),
  console('/admin/sign-up-codes', staffRoles),
  console('/admin/sign-up-codes/new', managers),
  console('/admin/sign-up-codes/[id]', staffRoles, ({ signUpCodeId }) => `/admin/sign-up-codes/${signUpCodeId}`),
  console(
    '/admin/sign-up-codes/[id]/share',
    staffRoles,
    ({ signUpCodeId }) => `/admin/sign-up-codes/${signUpCodeId}/share`,
  ),
  console(
    '/admin/sign-up-codes/[id]/poster',
    staffRoles,
    ({ signUpCodeId }) => `/admin/sign-up-codes/${signUpCodeId}/poster`,
  ),
  console('/admin/messages', staffRoles),
  console('/admin/batches/[id]', desk, ({ batchId }) => `/admin/batches/${batchId}`),
  console('/admin/import', managers),
  console('/admin/import/[id]', managers, ({ importId }) => `/admin/import/${importId}`),
  console('/admin/audit', managers),
  console('/admin/staff', managers),
  console('/admin/staff/new', managers),
  console('/admin/staff/[id]', managers, ({ staffId }) => `/admin/staff/${staffId}`),
  console('/admin/settings', managers),
  console('/admin/settings/online-services', managers),
  console('/admin/settings/questions', managers),
  console('/admin/settings/security', managers),
  console('/admin/settings/sites/[id]', managers, ({ siteId }) => `/admin/settings/sites/${siteId}`),
  console('/admin/settings/texts', managers),
  console('/admin/settings/texts/[kind]', managers, () => '/admin/settings/texts/terms'),
  console('/admin/security', staffRoles),
]

/** An outcome's address with the practice in its place. */
export const addressOf = (outcome: Outcome, { slug }: Places) => outcome.replace('[practice]', slug)
