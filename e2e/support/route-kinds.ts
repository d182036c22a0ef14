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
export const staffRoles = ['receptionist', 'manager', 'clinician'] as const satisfies Asker[]
export const desk = ['receptionist', 'manager'] as const satisfies Asker[]
export const managers = ['manager'] as const satisfies Asker[]

/** Open to everyone, whoever is signed in. */
export const open = (page: string, url: Url = () => page, except: Partial<Record<Asker, Outcome>> = {}): Route => ({
  page,
  url,
  outcome: (asker) => except[asker] ?? 'page',
  personal: false,
})

/** A question of the sign-up journey: for whoever has answered the ones before. */
export const question = (step: string, except: Partial<Record<Asker, Outcome>> = {}): Route => ({
  page: `/p/[practice]/register/${step}`,
  url: ({ slug }) => `/p/${slug}/register/${step}`,
  needs: 'draft',
  outcome: (asker) => except[asker] ?? 'page',
  personal: true,
})

/** A step of claiming an account: without the right codes of a letter it leads back to them. */
export const claimStep = (step: string): Route => ({
  page: `/p/[practice]/letter/${step}`,
  url: ({ slug }) => `/p/${slug}/letter/${step}`,
  outcome: () => '/p/[practice]/letter',
  personal: true,
})

export const portal = (page: string, url: Url = () => page): Route => ({
  page,
  url,
  outcome: (asker) => (asker === 'patient' ? 'page' : '/sign-in'),
  personal: true,
})

export const console = (page: string, roles: readonly Asker[], url: Url = () => page): Route => ({
  page,
  url,
  outcome: (asker) => {
    if (roles.includes(asker)) return 'page'
    return asker === 'nobody' || asker === 'patient' ? '/admin/sign-in' : 'not-found'
  },
  personal: true,
})

export const inside = { receptionist: '/admin', manager: '/admin', clinician: '/admin' } as const
export const outside = { nobody: '/admin/sign-in', patient: '/admin/sign-in' } as const

/** An outcome's address with the practice in its place. */
export const addressOf = (outcome: Outcome, { slug }: Places) => outcome.replace('[practice]', slug)
