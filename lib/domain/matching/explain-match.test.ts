import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, isOneSlip } from './edit-distance'
import { explainMatch } from './explain-match'
import { nearDates } from './near-dates'
import { pairsOfOne } from './pairs-of-one'
import { pairsOfTwo } from './pairs-of-two'

const labelledPairs = [...pairsOfOne, ...pairsOfTwo]

describe('the labelled pairs', () => {
  it.each(labelledPairs)('$of: $verdict', ({ a, b, verdict, fields }) => {
    expect(explainMatch(a, b)).toMatchObject({ verdict, fields })
    // Whoever comes second is compared the same.
    expect(explainMatch(b, a)).toEqual(explainMatch(a, b))
  })

  it('are found nearly all, and few people are asked about in vain', () => {
    const counts = { found: 0, missed: 0, needless: 0, joinedWrongly: 0 }
    for (const { a, b, truth } of labelledPairs) {
      const { verdict } = explainMatch(a, b)
      const shown = verdict !== 'different'
      if (truth === 'different') {
        if (shown) counts.needless += 1
        if (verdict === 'same') counts.joinedWrongly += 1
      } else if (shown) counts.found += 1
      else counts.missed += 1
    }
    const recall = counts.found / (counts.found + counts.missed)
    const precision = counts.found / (counts.found + counts.needless)
    const report = `${labelledPairs.length} pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`
    expect(labelledPairs.length, report).toBeGreaterThanOrEqual(65)
    expect(recall, report).toBeGreaterThanOrEqual(0.95)
    expect(precision, report).toBeGreaterThanOrEqual(0.95)
    expect(counts.joinedWrongly, report).toBe(0)
  })
})

it('counts slips of the pen', () => {
  const counted = [
    ...[editDistance('', 'abc'), editDistance('same', 'same'), editDistance('smith', 'smiht')],
    ...[editDistance('jones', 'jone'), editDistance('kitten', 'sitting')],
  ]
  expect(counted).toEqual([3, 0, 1, 1, 3])
})

it('knows one slip without counting', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isOneSlip(one, other)).toBe(editDistance(one, other) <= 1)
    }),
    { numRuns: 1000 },
  )
})

it('takes no date for near itself, and nearness both ways; a day has few neighbours', () => {
  const day = fc.date({ min: new Date('1905-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const written = date.toISOString().slice(0, 10)
      const near = nearDates(written)
      expect(near).not.toContain(written)
      expect(near.length).toBeLessThan(50)
      for (const other of near) expect(nearDates(other)).toContain(written)
    }),
    { numRuns: 200 },
  )
})
