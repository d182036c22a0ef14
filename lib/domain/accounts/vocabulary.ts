import type { Transitions } from '@/lib/domain/shared/transitions'

export const accountKinds = ['basic', 'full'] as const
export type AccountKind = (typeof accountKinds)[number]

export const accountStatuses = ['created', 'registered', 'active'] as const
export type AccountStatus = (typeof accountStatuses)[number]

export const accountTransitions = {
  register: { from: ['created'], to: 'registered' },
  activate: { from: ['registered'], to: 'active' },
  /** The patient took the practice off their login; coming back needs a new letter. */
  unlink: { from: ['active'], to: 'created' },
  /** The patient was moved to another practice, where they have an account of their own. */
  'move-away': { from: ['active'], to: 'created' },
  /** Registered by a letter and not activated in time. */
  lapse: { from: ['registered'], to: 'created' },
  /** Within minutes, while nobody has used the new letter. */
  'undo-reset': { from: ['created'], to: 'active' },
  reset: { from: ['created', 'registered', 'active'], to: 'created' },
} as const satisfies Transitions<AccountStatus>

/** The one word staff see, from the status, the account's disabling and the login's lock. */
export type AccountState = 'created' | 'registered' | 'active' | 'locked' | 'disabled'

export function accountState(
  account: { status: AccountStatus; disabledAt: Date | null; lockedUntil: Date | null },
  now: Date,
): AccountState {
  if (account.disabledAt) return 'disabled'
  if (account.lockedUntil && account.lockedUntil > now) return 'locked'
  return account.status
}
