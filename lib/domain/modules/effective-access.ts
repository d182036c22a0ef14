import type { AccountKind, AccountStatus } from '@/lib/domain/accounts/vocabulary'
import type { RegistrationStanding } from '@/lib/domain/patients/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { type Module, modulesOf, modulesOfTheRecord, type PracticeModules } from './vocabulary'

/** Why an account is open or not: paused by the practice, its patient gone, not activated yet, identity not checked. */
export type Access = 'open' | 'paused' | 'left' | 'unfinished' | 'unchecked'

export type AccessFacts = {
  account: { status: AccountStatus; kind: AccountKind; disabled: boolean }
  /** Null while staff still decide about the registration: it opens as much as a record just made. */
  standing: RegistrationStanding | null
  practice: { nation: Nation; modules: PracticeModules; basicAccounts: boolean }
  /** What was chosen for this account; the practice's default holds for the rest. */
  chosen: Partial<Record<Module, boolean>>
}

export function effectiveAccess({ account, standing, practice }: Omit<AccessFacts, 'chosen'>): Access {
  if (account.disabled) return 'paused'
  if (standing === 'deducted' || standing === 'deceased') return 'left'
  if (account.status !== 'active') return 'unfinished'
  return account.kind === 'full' || practice.basicAccounts ? 'open' : 'unchecked'
}

/** The services an account may use now: offered by the practice, on for the account, and the account open. */
export function effectiveModules(facts: AccessFacts): Module[] {
  if (effectiveAccess(facts) !== 'open') return []
  const { account, practice, chosen } = facts
  return modulesOf(practice.nation).filter((module) => {
    const ofPractice = practice.modules[module]
    if (!ofPractice?.offered) return false
    if (account.kind === 'basic' && modulesOfTheRecord.includes(module)) return false
    return chosen[module] ?? ofPractice.byDefault
  })
}
