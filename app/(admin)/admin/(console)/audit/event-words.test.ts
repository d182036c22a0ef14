import { describe, expect, it } from 'vitest'
import { factsOf } from './event-words'

describe('the facts of an event', () => {
  it('are words: dates as people write them, our own names without hyphens, no ids', () => {
    const id = '01a21caa-5ccb-7f81-b0c5-2017553eb034'
    expect(factsOf({ type: 'driving-licence', checkedOn: '2026-11-27', accountId: id, prints: 1200 })).toBe(
      'type: driving licence, checked on: 27 November 2026, prints: 1,200',
    )
  })
})
