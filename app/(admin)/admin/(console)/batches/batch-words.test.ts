import { describe, expect, it } from 'vitest'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import { leftOutReason } from '@/lib/web/left-out-reason'
import { failureSentence, leftOutSentence, progressSentence, resultSentence } from './batch-words'

const batch: BatchProgress = {
  kind: 'letters',
  total: 10_000,
  done: 3_190,
  leftOut: 10,
  id: '',
  status: 'running',
  startedBy: '',
  createdAt: new Date(0),
  finishedAt: null,
  failure: null,
  forgottenAt: null,
  params: {},
}

describe('long work in words', () => {
  it('says how far it is and what was left out', () => {
    expect(progressSentence(batch)).toBe('3,200 of 10,000 letters')
    expect(progressSentence({ ...batch, kind: 'import', total: 1, done: 0, leftOut: 1 })).toBe('1 of 1 row')
    expect(resultSentence(batch)).toBe('3,190 of 10,000 letters, 10 left out')
    expect(resultSentence({ ...batch, total: 1, done: 1, leftOut: 0 })).toBe('1 of 1 letter')
    expect(leftOutSentence(batch)).toBe('10 patients were left out.')
    expect(leftOutSentence({ ...batch, kind: 'import', leftOut: 1 })).toBe('1 row was left out.')
    expect(leftOutSentence({ ...batch, kind: 'split', leftOut: 1 })).toBe('1 patient was left out.')
  })

  it('says why it failed and what to do, and why one was left out', () => {
    expect(failureSentence('starter-gone')).toContain('no longer works here')
    expect(failureSentence('TypeError')).toContain('(TypeError)')
    expect(leftOutReason('already-on-file')).toContain('Already on file')
    expect(leftOutReason('of-a-newer-version')).toBe('of a newer version')
    expect(leftOutReason(null)).toBe('No reason was kept')
  })
})
