import type { Transitions } from '@/lib/domain/shared/transitions'

/** Long work that staff start and may watch, stop and resume. */
export const batchKinds = ['letters', 'import', 'split'] as const
export type BatchKind = (typeof batchKinds)[number]

export const batchStatuses = ['draft', 'checking', 'waiting', 'running', 'stopped', 'done', 'failed'] as const
export type BatchStatus = (typeof batchStatuses)[number]

export const batchTransitions = {
  check: { from: ['draft', 'checking'], to: 'checking' },
  checked: { from: ['checking'], to: 'draft' },
  start: { from: ['draft'], to: 'waiting' },
  run: { from: ['waiting'], to: 'running' },
  stop: { from: ['waiting', 'running'], to: 'stopped' },
  resume: { from: ['stopped', 'failed'], to: 'waiting' },
  finish: { from: ['running'], to: 'done' },
  'give-up': { from: ['stopped', 'failed'], to: 'done' },
  fail: { from: ['waiting', 'running'], to: 'failed' },
} as const satisfies Transitions<BatchStatus>

export const batchItemStates = ['waiting', 'done', 'left-out'] as const
export type BatchItemState = (typeof batchItemStates)[number]
