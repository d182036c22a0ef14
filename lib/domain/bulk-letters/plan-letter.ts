import { type AccountFacts, type Refusal, refusalOf } from '@/lib/domain/accounts/offers'
import type { LetterPlan } from './vocabulary'

/** Why somebody is left out of a bundle; the last ones are of bundles alone. */
export type LeftOutOfBundle = Refusal | 'script' | 'otherForm' | 'noAddress' | 'restricted' | 'notOnFile' | 'several'

export type Wanted = {
  /** Make an account for those who have none. */
  makeAccounts: boolean
  /** Print also what was printed before. */
  again: boolean
  /** They go by post, so somebody without an address is left out. */
  byPost: boolean
}

/** What is known of one patient: their online access, and whether a letter can be printed and sent. */
export type Addressee = AccountFacts & {
  printableName: boolean
  hasAddress: boolean
  restricted: boolean
  /** They are told things in a form that is not print. */
  needsOtherForm: boolean
}

export type Planned = { plan: LetterPlan } | { leftOut: LeftOutOfBundle }

/** What a patient's letter needs, or why there is none. A letter that works is printed, never replaced. */
export function planLetter(one: Addressee, wanted: Wanted): Planned {
  if (!one.printableName) return { leftOut: 'script' }
  if (one.needsOtherForm) return { leftOut: 'otherForm' }
  if (wanted.byPost && one.restricted) return { leftOut: 'restricted' }
  if (wanted.byPost && !one.hasAddress) return { leftOut: 'noAddress' }
  const { account, letter } = one
  if (!account) return wanted.makeAccounts ? plan('create', one) : { leftOut: gone(one) ?? 'noAccount' }
  if (account.disabled) return { leftOut: 'alreadyDisabled' }
  if (account.status !== 'created') return { leftOut: gone(one) ?? 'inUse' }
  if (letter?.status !== 'issued' || letter.expired) return plan('new-letter', one)
  if (!letter.printed) return plan('print', one)
  return wanted.again ? plan('print-again', one) : { leftOut: gone(one) ?? 'alreadyPrinted' }
}

const plan = (action: LetterPlan, facts: AccountFacts): Planned => {
  const refusal = refusalOf(action, facts)
  return refusal ? { leftOut: refusal } : { plan: action }
}

/** Somebody who died or left is named as that first. */
function gone({ standing }: AccountFacts): Refusal | null {
  return standing === 'deducted' || standing === 'deceased' ? 'gone' : null
}
