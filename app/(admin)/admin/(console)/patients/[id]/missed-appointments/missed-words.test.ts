import { expect, it } from 'vitest'
import { standingSentence } from './missed-words'

it('says how many count and what follows', () => {
  const account = { exempt: false, stopped: false }
  const base = { count: 2, limit: 3, since: null, account }
  expect(standingSentence(base)).toBe('2 count. At 3, booking online is turned off; the patient is told one before.')
  expect(standingSentence({ ...base, limit: null })).toContain('no rule')
  expect(standingSentence({ ...base, count: 1, since: '2026-09-01' })).toContain('1 counts since 1 September 2026.')
  expect(standingSentence({ ...base, account: { exempt: true, stopped: false } })).toContain(
    'leaves this patient alone',
  )
  expect(standingSentence({ ...base, count: 3, account: { exempt: false, stopped: true } })).toContain('turned off')
})
