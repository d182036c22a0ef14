import type { Transitions } from '@/lib/domain/shared/transitions'

export const signUpCodeStatuses = ['active', 'paused', 'ended'] as const
export type SignUpCodeStatus = (typeof signUpCodeStatuses)[number]

export const signUpCodeTransitions = {
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  end: { from: ['active', 'paused'], to: 'ended' },
} as const satisfies Transitions<SignUpCodeStatus>

/** Steps of the way from a code to an account, counted per code and day. */
export const funnelSteps = ['opened', 'started', 'submitted', 'activated'] as const
export type FunnelStep = (typeof funnelSteps)[number]
