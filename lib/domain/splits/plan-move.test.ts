import { describe, expect, it } from 'vitest'
import { type MoveFacts, planMove } from './plan-move'

const active = { status: 'active', kind: 'full', disabled: false, locked: false } as const
const facts: MoveFacts = {
  ...{ standing: 'registered', identified: true, hasNumber: true, account: active },
  ...{ changeWaiting: false, movedBefore: false, there: 'nobody' },
}
const plan = (change: Partial<MoveFacts>, withoutAccess = false) => planMove({ ...facts, ...change }, { withoutAccess })

describe('what becomes of a patient in a move', () => {
  it.each([
    [{}, 'moved-letter'],
    [{ standing: 'temporary' }, 'moved-letter'],
    [{ account: { ...active, status: 'created' } }, 'moved-letter'],
    [{ account: null }, 'moved-record'],
    [{ account: null, identified: false, hasNumber: false }, 'moved-record'],
    [{ account: { ...active, disabled: true } }, 'moved-disabled'],
  ] satisfies [Partial<MoveFacts>, string][])('%j moves: %s', (change, outcome) => {
    expect(plan(change)).toEqual({ moves: outcome })
  })

  it.each([
    [{ standing: 'deceased' }, 'deceased'],
    [{ standing: 'deducted' }, 'left-before'],
    [{ standing: 'deducted', movedBefore: true }, 'moved-before'],
    [{ account: { ...active, status: 'registered' } }, 'claim-pending'],
    [{ changeWaiting: true }, 'change-waiting'],
    [{ there: 'on-file' }, 'already-there'],
    [{ there: 'possible' }, 'maybe-there'],
    [{ there: 'number-taken' }, 'number-taken-there'],
    [{ identified: false }, 'access-unchecked'],
    [{ hasNumber: false }, 'access-unnumbered'],
  ] satisfies [Partial<MoveFacts>, string][])('%j stays: %s', (change, reason) => {
    expect(plan(change)).toEqual({ stays: reason })
  })

  it('takes those who lose their access only where staff said so', () => {
    expect(plan({ identified: false }, true)).toEqual({ moves: 'moved-unchecked' })
    expect(plan({ hasNumber: false }, true)).toEqual({ moves: 'moved-unnumbered' })
    expect(plan({ standing: 'deceased', identified: false }, true)).toEqual({ stays: 'deceased' })
  })
})
