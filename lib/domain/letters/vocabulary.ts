import type { Transitions } from '@/lib/domain/shared/transitions'

export const letterStatuses = ['issued', 'redeemed', 'expired', 'revoked', 'superseded'] as const
export type LetterStatus = (typeof letterStatuses)[number]

/** Printing again is no move: the letter stays issued and counts. At most one letter of an account is issued. */
export const letterTransitions = {
  redeem: { from: ['issued'], to: 'redeemed' },
  expire: { from: ['issued'], to: 'expired' },
  revoke: { from: ['issued'], to: 'revoked' },
  supersede: { from: ['issued', 'expired'], to: 'superseded' },
} as const satisfies Transitions<LetterStatus>

export const letterFormats = ['standard', 'large-print'] as const
export type LetterFormat = (typeof letterFormats)[number]

/** Which codes a person typed: the older block with Patient ID and Registration Token, or Account ID and Linkage Key. */
export const letterBlocks = ['token', 'key'] as const
export type LetterBlock = (typeof letterBlocks)[number]
