import type { Nation } from '@/lib/domain/practices/vocabulary'

/** The services that can be on or off, for the practice and again for each account. */
export const modules = [
  'appointments',
  'repeats',
  'acutes',
  'messaging',
  'summary',
  'detailed-record',
  'pharmacy-view',
  'pharmacy-update',
] as const
export type Module = (typeof modules)[number]

/** Where a module may be offered; one that is not named here is offered everywhere. */
const onlyIn: Partial<Record<Module, readonly Nation[]>> = {
  summary: ['england', 'wales'],
  'detailed-record': ['england', 'wales'],
  'pharmacy-update': ['england'],
}

export function modulesOf(nation: Nation): Module[] {
  return modules.filter((module) => onlyIn[module]?.includes(nation) ?? true)
}

/** What the practice offers, and what a new account starts with. */
export type PracticeModules = Partial<Record<Module, { offered: boolean; byDefault: boolean }>>

/** Who last set a module of an account: the practice's default, staff, the patient, or the rule of missed appointments. */
export const moduleSetters = ['default', 'staff', 'patient', 'missed-appointments'] as const
export type ModuleSetter = (typeof moduleSetters)[number]

/** What an account starts with where a practice has not chosen otherwise. */
const startingModules: readonly Module[] = ['appointments', 'repeats', 'messaging']

/** What a practice of this nation offers when it activates online services: everything it may, a few of them at once. */
export function startingModulesOf(nation: Nation): PracticeModules {
  return Object.fromEntries(
    modulesOf(nation).map((module) => [module, { offered: true, byDefault: startingModules.includes(module) }]),
  )
}

/** Services that tell or change something of the health record: only for an account whose identity was checked. */
export const modulesOfTheRecord: readonly Module[] = [
  'repeats',
  'acutes',
  'summary',
  'detailed-record',
  'pharmacy-view',
  'pharmacy-update',
]
