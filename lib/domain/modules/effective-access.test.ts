import { describe, expect, it } from 'vitest'
import { accountKinds, accountStatuses } from '@/lib/domain/accounts/vocabulary'
import { registrationStandings } from '@/lib/domain/patients/vocabulary'
import { type AccessFacts, effectiveAccess, effectiveModules } from './effective-access'
import { startingModulesOf } from './vocabulary'

const facts: AccessFacts = {
  account: { status: 'active', kind: 'full', disabled: false },
  standing: 'registered',
  practice: { nation: 'england', modules: startingModulesOf('england'), basicAccounts: true },
  chosen: {},
}
const everyCase = [...registrationStandings, null].flatMap((standing) =>
  accountStatuses.flatMap((status) =>
    accountKinds.flatMap((kind) =>
      [true, false].flatMap((disabled) =>
        [true, false].map((basicAccounts) => ({ standing, status, kind, disabled, basicAccounts })),
      ),
    ),
  ),
)

describe('what an account opens', () => {
  it.each(everyCase)('$status $kind, disabled $disabled, $standing, basic accounts $basicAccounts', (one) => {
    const { standing, status, kind, disabled, basicAccounts } = one
    const now = {
      ...facts,
      account: { status, kind, disabled },
      standing,
      practice: { ...facts.practice, basicAccounts },
    }
    const here = standing === null || standing === 'registered' || standing === 'temporary'
    const open = here && status === 'active' && !disabled && (kind === 'full' || basicAccounts)
    expect(effectiveAccess(now) === 'open').toBe(open)
    expect(effectiveModules(now).includes('appointments')).toBe(open)
  })

  it('is what the practice offers and is on, by choice or by default', () => {
    expect(effectiveModules(facts)).toEqual(['appointments', 'repeats', 'messaging'])
    expect(effectiveModules({ ...facts, chosen: { repeats: false, summary: true } })).toEqual([
      'appointments',
      'messaging',
      'summary',
    ])
    const modules = { ...facts.practice.modules, summary: { offered: false, byDefault: false } }
    const off = { ...facts, practice: { ...facts.practice, modules }, chosen: { summary: true } }
    expect(effectiveModules(off)).not.toContain('summary')
    expect(effectiveModules({ ...facts, practice: { ...facts.practice, modules: {} } })).toEqual([])
  })

  it('tells nothing of the record before identity is checked', () => {
    const chosen = { summary: true, 'detailed-record': true, 'pharmacy-view': true, acutes: true }
    const basic = { ...facts, account: { ...facts.account, kind: 'basic' as const }, chosen }
    expect(effectiveModules(basic)).toEqual(['appointments', 'messaging'])
  })

  it('never offers what the nation has not', () => {
    const modules = startingModulesOf('england')
    const chosen = { summary: true, 'pharmacy-update': true }
    const glen = { ...facts, practice: { ...facts.practice, nation: 'scotland' as const, modules }, chosen }
    expect(effectiveModules(glen)).toEqual(['appointments', 'repeats', 'messaging'])
  })
})
