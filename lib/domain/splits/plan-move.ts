import type { AccountFacts } from '@/lib/domain/accounts/offers'
import type { MoveOutcome, StayReason } from './vocabulary'

/** Everything that decides whether a patient may move, and with what. */
export type MoveFacts = Pick<AccountFacts, 'standing' | 'identified' | 'hasNumber' | 'account'> & {
  /** A change they asked for waits for staff. */
  changeWaiting: boolean
  movedBefore: boolean
  /** What the other practice has on file: nobody like them, them, somebody alike, or somebody with their number. */
  there: 'nobody' | 'on-file' | 'possible' | 'number-taken'
}

export type Planned = { moves: MoveOutcome } | { stays: StayReason }

const foundThere = {
  'on-file': 'already-there',
  'number-taken': 'number-taken-there',
  possible: 'maybe-there',
} as const

/**
 * Whether a patient moves, and what becomes of their online access. The rehearsal and the move ask the same. Somebody who
 * would lose access that works stays, unless staff said that such patients move as well.
 */
export function planMove(facts: MoveFacts, { withoutAccess }: { withoutAccess: boolean }): Planned {
  const { account } = facts
  if (facts.movedBefore) return { stays: 'moved-before' }
  if (facts.standing === 'deceased') return { stays: 'deceased' }
  if (facts.standing === 'deducted') return { stays: 'left-before' }
  if (account?.status === 'registered') return { stays: 'claim-pending' }
  if (facts.changeWaiting) return { stays: 'change-waiting' }
  if (facts.there !== 'nobody') return { stays: foundThere[facts.there] }
  if (!account) return { moves: 'moved-record' }
  if (account.disabled) return { moves: 'moved-disabled' }
  if (!facts.identified) return withoutAccess ? { moves: 'moved-unchecked' } : { stays: 'access-unchecked' }
  if (!facts.hasNumber) return withoutAccess ? { moves: 'moved-unnumbered' } : { stays: 'access-unnumbered' }
  return { moves: 'moved-letter' }
}
