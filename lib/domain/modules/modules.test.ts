import { describe, expect, it } from 'vitest'
import { nations } from '@/lib/domain/practices/vocabulary'
import { effectiveModules } from './effective-access'
import { modules, modulesOf, type PracticeModules } from './vocabulary'

/** Each service, and the nations that have it. */
const offered = {
  appointments: nations,
  repeats: nations,
  acutes: nations,
  messaging: nations,
  summary: ['england', 'wales'],
  'detailed-record': ['england', 'wales'],
  'pharmacy-view': nations,
  'pharmacy-update': ['england'],
} as const

const cases = modules.flatMap((module) =>
  nations.map((nation) => [module, nation, offered[module].some((one) => one === nation)] as const),
)

describe('the modules a practice may offer', () => {
  it.each(cases)('%s in %s: %s', (module, nation, has) => {
    expect(modulesOf(nation).includes(module)).toBe(has)
    // Not even where the settings and the account both say that it is on.
    const everything: PracticeModules = Object.fromEntries(
      modules.map((one) => [one, { offered: true, byDefault: true }]),
    )
    const usable = effectiveModules({
      account: { status: 'active', kind: 'full', disabled: false },
      standing: 'registered',
      practice: { nation, modules: everything, basicAccounts: true },
      chosen: { [module]: true },
    })
    expect(usable.includes(module)).toBe(has)
  })
})
