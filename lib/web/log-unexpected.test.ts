import { expect, it } from 'vitest'
import { safeStack } from './log-unexpected'

it('keeps where an error happened and nothing of its message, however the message is laid out', () => {
  const stack = safeStack(new Error('Failed query: insert\nparams: I feel ill\n    at home with Ann Quill\nat night'))
  expect(stack).toContain('log-unexpected.test.ts')
  expect(stack).not.toMatch(/home|Quill|night/)
})
