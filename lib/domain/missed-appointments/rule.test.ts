import { describe, expect, it } from 'vitest'
import { countMissed, type MissedFacts, missedOutcome } from './rule'

const days = (count: number) => Array.from({ length: count }, (_, n) => `2026-10-${String(n + 1).padStart(2, '0')}`)
const facts = (count: number, change: Partial<MissedFacts> = {}): MissedFacts => ({
  ...{ limit: 3, since: null, missedOn: days(count), exempt: false },
  booking: { on: true, stoppedByRule: false },
  ...change,
})
const stopped = { booking: { on: false, stoppedByRule: true } }

describe('the rule of missed appointments', () => {
  it.each([
    [1, {}, 'more', null],
    [2, {}, 'more', 'warn'],
    [2, {}, 'less', null],
    [3, {}, 'more', 'stop'],
    [4, {}, 'more', 'stop'],
    [3, { exempt: true }, 'more', null],
    [2, { exempt: true }, 'more', null],
    [9, { limit: null }, 'more', null],
    [3, { booking: { on: false, stoppedByRule: false } }, 'more', null],
    [3, stopped, 'more', null],
    [2, stopped, 'less', 'allow-again'],
    [3, { ...stopped, exempt: true }, 'less', 'allow-again'],
    [3, { ...stopped, limit: null }, 'less', 'allow-again'],
    [1, { limit: 1 }, 'more', 'stop'],
  ] as [number, Partial<MissedFacts>, 'more' | 'less', string | null][])(
    '%i missed, %j, one %s: %s',
    (count, change, one, outcome) => {
      expect(missedOutcome(facts(count, change), one)).toBe(outcome)
    },
  )

  it('counts only since the day the practice chose', () => {
    expect(countMissed(facts(5, { since: '2026-10-03' }))).toBe(3)
    expect(missedOutcome(facts(5, { since: '2026-10-04' }), 'more')).toBe('warn')
  })
})
