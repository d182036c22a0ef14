import { type LetterStatus, letterTransitions } from '@/lib/domain/letters/vocabulary'
import type { RegistrationStanding } from '@/lib/domain/patients/vocabulary'
import { allows } from '@/lib/domain/shared/transitions'
import type { AccountKind, AccountStatus } from './vocabulary'

/** Everything that decides what may be done with a patient's online access. */
export type AccountFacts = {
  activated: boolean
  standing: RegistrationStanding
  identified: boolean
  hasNumber: boolean
  account: { status: AccountStatus; kind: AccountKind; disabled: boolean; locked: boolean } | null
  letter: { status: LetterStatus; expired: boolean; printed: boolean } | null
}

export const accountActions = [
  'create',
  'upgrade',
  'disable',
  'restore',
  'unlock',
  'reset',
  'print',
  'print-again',
  'new-letter',
] as const
export type AccountAction = (typeof accountActions)[number]

/** Why something is not offered; each has its sentence under `errors.account`. */
export type Refusal =
  | 'notActivated'
  | 'gone'
  | 'noIdentification'
  | 'noNumber'
  | 'hasAccount'
  | 'noAccount'
  | 'alreadyFull'
  | 'notActive'
  | 'alreadyDisabled'
  | 'notDisabled'
  | 'notLocked'
  | 'nothingToReset'
  | 'noLetter'
  | 'letterOver'
  | 'notPrinted'
  | 'alreadyPrinted'
  | 'inUse'

/** What keeps an action from being offered, or null. The buttons and the verbs ask the same. */
export function refusalOf(action: AccountAction, facts: AccountFacts): Refusal | null {
  if (!facts.activated) return 'notActivated'
  if (action === 'create') return facts.account ? 'hasAccount' : (unready(facts) ?? null)
  const { account } = facts
  if (!account) return 'noAccount'
  if (action === 'disable') return account.disabled ? 'alreadyDisabled' : null
  if (action === 'unlock') return account.locked ? null : 'notLocked'
  if (facts.standing === 'deducted' || facts.standing === 'deceased') return 'gone'
  switch (action) {
    case 'restore':
      return account.disabled ? null : 'notDisabled'
    case 'upgrade':
      if (account.kind === 'full') return 'alreadyFull'
      return account.status === 'active' ? (facts.identified ? null : 'noIdentification') : 'notActive'
    case 'reset':
      return account.status === 'created' ? 'nothingToReset' : unready(facts)
    case 'print':
      return printable(facts) ?? (facts.letter?.printed ? 'alreadyPrinted' : null)
    case 'print-again':
      return printable(facts) ?? (facts.letter?.printed ? null : 'notPrinted')
    case 'new-letter':
      return account.status === 'created' ? unready(facts) : 'inUse'
  }
}

/** Everything that a patient lacks for an account or a letter, so that staff see it at once. */
export function lacking({ standing, identified, hasNumber }: AccountFacts): Refusal[] {
  if (standing === 'deducted' || standing === 'deceased') return ['gone']
  return [...(identified ? [] : ['noIdentification' as const]), ...(hasNumber ? [] : ['noNumber' as const])]
}

function unready(facts: AccountFacts): Refusal | null {
  return lacking(facts)[0] ?? null
}

function printable(facts: AccountFacts): Refusal | null {
  const { letter } = facts
  if (!letter) return 'noLetter'
  if (letter.expired || !allows(letterTransitions.redeem, letter.status)) return 'letterOver'
  return unready(facts)
}

/** A new letter instead of the one that still works needs a reason; one after it is over does not. */
export function newLetterNeedsReason({ letter }: AccountFacts): boolean {
  return letter?.status === 'issued' && !letter.expired
}
