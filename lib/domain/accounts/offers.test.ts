import { describe, expect, it } from 'vitest'
import { type AccountAction, type AccountFacts, accountActions, refusalOf } from './offers'

const ready: AccountFacts = {
  activated: true,
  standing: 'registered',
  identified: true,
  hasNumber: true,
  account: null,
  letter: null,
}
const account = { status: 'created', kind: 'full', disabled: false, locked: false } as const
const letter = { status: 'issued', expired: false, printed: false } as const
const active = {
  ...ready,
  account: { ...account, status: 'active' },
  letter: { ...letter, status: 'redeemed' },
} as const

/** Every situation of a patient's online access, and all that is offered in it: a change here is a decision. */
const situations: [string, AccountFacts, AccountAction[]][] = [
  ['online services not activated', { ...ready, activated: false }, []],
  ['nothing yet', ready, ['create']],
  ['nobody checked who they are', { ...ready, identified: false }, []],
  ['no number on file', { ...ready, hasNumber: false }, []],
  ['left the practice', { ...ready, standing: 'deducted' }, []],
  ['died', { ...ready, standing: 'deceased' }, []],
  ['a temporary patient', { ...ready, standing: 'temporary' }, ['create']],
  ['created, letter not printed', { ...ready, account, letter }, ['disable', 'print', 'new-letter']],
  [
    'created, letter printed',
    { ...ready, account, letter: { ...letter, printed: true } },
    ['disable', 'print-again', 'new-letter'],
  ],
  ['created, letter expired', { ...ready, account, letter: { ...letter, expired: true } }, ['disable', 'new-letter']],
  [
    'created, letter void after wrong tries',
    { ...ready, account, letter: { ...letter, status: 'revoked' } },
    ['disable', 'new-letter'],
  ],
  [
    'created and disabled',
    { ...ready, account: { ...account, disabled: true }, letter },
    ['restore', 'print', 'new-letter'],
  ],
  [
    'registered, waits for activation',
    { ...ready, account: { ...account, status: 'registered' }, letter: { ...letter, status: 'redeemed' } },
    ['disable', 'reset'],
  ],
  ['active', active, ['disable', 'reset']],
  ['active and locked', { ...active, account: { ...active.account, locked: true } }, ['disable', 'unlock', 'reset']],
  ['active and disabled', { ...active, account: { ...active.account, disabled: true } }, ['restore', 'reset']],
  [
    'active, disabled and locked',
    { ...active, account: { ...active.account, disabled: true, locked: true } },
    ['restore', 'unlock', 'reset'],
  ],
  [
    'self-registered, basic',
    { ...ready, account: { ...account, status: 'active', kind: 'basic' } },
    ['upgrade', 'disable', 'reset'],
  ],
  [
    'self-registered, basic, nobody checked who they are',
    { ...ready, identified: false, account: { ...account, status: 'active', kind: 'basic' } },
    ['disable'],
  ],
  ['active, left the practice', { ...active, standing: 'deducted' }, ['disable']],
  [
    'active and locked, left the practice',
    { ...active, standing: 'deducted', account: { ...active.account, locked: true } },
    ['disable', 'unlock'],
  ],
]

describe.each(situations)('%s', (_name, facts, offered) => {
  it.each(accountActions)('%s', (action) => {
    const refusal = refusalOf(action, facts)
    expect(refusal === null).toBe(offered.includes(action))
  })
})
