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
