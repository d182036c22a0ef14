import { expect, it } from 'vitest'
import { planSentences } from './letters-words'

it('says what printing a bundle makes', () => {
  expect(planSentences({ create: 1, print: 1200 })).toEqual([
    '1 letter for a new online account',
    '1,200 letters printed for the first time',
  ])
})
