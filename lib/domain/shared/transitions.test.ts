import { describe, expect, it } from 'vitest'
import { accountState, accountStatuses, accountTransitions } from '@/lib/domain/accounts/vocabulary'
import { batchStatuses, batchTransitions } from '@/lib/domain/batches/vocabulary'
import { invoiceStatuses, invoiceTransitions } from '@/lib/domain/invoices/vocabulary'
import { letterStatuses, letterTransitions } from '@/lib/domain/letters/vocabulary'
import { registrationStatuses, registrationTransitions } from '@/lib/domain/registrations/vocabulary'
import { signUpCodeStatuses, signUpCodeTransitions } from '@/lib/domain/sign-up-codes/vocabulary'
import { allows, type Transitions } from './transitions'

/** Every status from which an action is allowed, spelled out once more by hand: a change of the table is a decision. */
const tables: [string, Transitions<string>, readonly string[], Record<string, [string[], string]>][] = [
  [
    'registration',
    registrationTransitions,
    registrationStatuses,
    {
      'ask-activation': [['submitted'], 'awaiting-activation'],
      activate: [['awaiting-activation'], 'activated'],
      review: [['activated'], 'in-review'],
      join: [['in-review'], 'joined'],
      create: [['in-review'], 'created'],
      refuse: [['in-review'], 'refused'],
      expire: [['submitted', 'awaiting-activation'], 'expired'],
    },
  ],
  [
    'online account',
    accountTransitions,
    accountStatuses,
    {
      register: [['created'], 'registered'],
      activate: [['registered'], 'active'],
      lapse: [['registered'], 'created'],
      unlink: [['active'], 'created'],
      'move-away': [['active'], 'created'],
      'undo-reset': [['created'], 'active'],
      reset: [['created', 'registered', 'active'], 'created'],
    },
  ],
  [
    'invoice',
    invoiceTransitions,
    invoiceStatuses,
    {
      pay: [['open'], 'paid'],
      'undo-payment': [['paid'], 'open'],
      cancel: [['open'], 'cancelled'],
    },
  ],
  [
    'letter',
    letterTransitions,
    letterStatuses,
    {
      redeem: [['issued'], 'redeemed'],
      expire: [['issued'], 'expired'],
      revoke: [['issued'], 'revoked'],
      supersede: [['issued', 'expired'], 'superseded'],
    },
  ],
  [
    'batch',
    batchTransitions,
    batchStatuses,
    {
      check: [['draft', 'checking'], 'checking'],
      checked: [['checking'], 'draft'],
      'give-up': [['stopped', 'failed'], 'done'],
      start: [['draft'], 'waiting'],
      run: [['waiting'], 'running'],
      stop: [['waiting', 'running'], 'stopped'],
      resume: [['stopped', 'failed'], 'waiting'],
      finish: [['running'], 'done'],
      fail: [['waiting', 'running'], 'failed'],
    },
  ],
  [
    'sign-up code',
    signUpCodeTransitions,
    signUpCodeStatuses,
    { pause: [['active'], 'paused'], resume: [['paused'], 'active'], end: [['active', 'paused'], 'ended'] },
  ],
]

describe.each(tables)('a %s', (_name, transitions, statuses, expected) => {
  const cases = Object.keys(transitions).flatMap((action) => statuses.map((status) => [action, status] as const))

  it.each(cases)('%s from %s', (action, status) => {
    const move = transitions[action]
    const [from, to] = expected[action] ?? [[], '']
    expect(move && allows(move, status)).toBe(from.includes(status))
    expect(move?.to).toBe(to)
  })

  it('has no action that the table above leaves out', () => {
    expect(Object.keys(transitions).sort()).toEqual(Object.keys(expected).sort())
  })
})

describe('the one word staff see of an account', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const soon = new Date('2026-11-22T13:00:00Z')
  const account = { status: 'active', disabledAt: null, lockedUntil: null } as const

  it('is its status, unless it is locked, unless it is disabled', () => {
    expect(accountState(account, now)).toBe('active')
    expect(accountState({ ...account, lockedUntil: soon }, now)).toBe('locked')
    expect(accountState({ ...account, lockedUntil: now }, now)).toBe('active')
    expect(accountState({ ...account, lockedUntil: soon, disabledAt: now }, now)).toBe('disabled')
  })
})
