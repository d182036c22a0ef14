import { describe, expect, it } from 'vitest'
import { type Addressee, planLetter } from './plan-letter'

const created = { status: 'created', kind: 'full', disabled: false, locked: false } as const
const issued = { status: 'issued', expired: false, printed: false } as const
const ready: Addressee = {
  ...{ activated: true, standing: 'registered', identified: true, hasNumber: true },
  ...{ account: created, letter: issued, printableName: true, hasAddress: true },
  restricted: false,
  needsOtherForm: false,
}
const wanted = { makeAccounts: true, again: false, byPost: true }

describe('what a letter in a bundle needs', () => {
  it.each([
    [{}, {}, { plan: 'print' }],
    [{ letter: { ...issued, printed: true } }, {}, { leftOut: 'alreadyPrinted' }],
    [{ letter: { ...issued, printed: true } }, { again: true }, { plan: 'print-again' }],
    [{ letter: { ...issued, expired: true, printed: true } }, {}, { plan: 'new-letter' }],
    [{ letter: { status: 'revoked', expired: false, printed: true } }, { again: true }, { plan: 'new-letter' }],
    [{ letter: null }, {}, { plan: 'new-letter' }],
    [{ letter: null, identified: false }, {}, { leftOut: 'noIdentification' }],
    [{ account: null, letter: null }, {}, { plan: 'create' }],
    [{ account: null, letter: null }, { makeAccounts: false }, { leftOut: 'noAccount' }],
    [{ account: null, letter: null, identified: false }, {}, { leftOut: 'noIdentification' }],
    [{ account: null, letter: null, hasNumber: false }, {}, { leftOut: 'noNumber' }],
    [{ account: null, letter: null, standing: 'deceased' }, { makeAccounts: false }, { leftOut: 'gone' }],
    [{ standing: 'deducted' }, {}, { leftOut: 'gone' }],
    [{ account: { ...created, status: 'active' } }, {}, { leftOut: 'inUse' }],
    [{ account: { ...created, status: 'registered' } }, {}, { leftOut: 'inUse' }],
    [{ account: { ...created, disabled: true } }, {}, { leftOut: 'alreadyDisabled' }],
    [{ hasAddress: false }, {}, { leftOut: 'noAddress' }],
    [{ hasAddress: false }, { byPost: false }, { plan: 'print' }],
    [{ needsOtherForm: true }, {}, { leftOut: 'otherForm' }],
    [{ restricted: true }, {}, { leftOut: 'restricted' }],
    [{ restricted: true }, { byPost: false }, { plan: 'print' }],
    [{ printableName: false }, {}, { leftOut: 'script' }],
    [{ activated: false }, {}, { leftOut: 'notActivated' }],
  ] as [Partial<Addressee>, Partial<typeof wanted>, object][])('%j, asked %j: %j', (change, asked, planned) => {
    expect(planLetter({ ...ready, ...change }, { ...wanted, ...asked })).toEqual(planned)
  })
})
