import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { CreateSignUpCode } from './schema'

const chargebandId = newId()

describe('what a code looks like', () => {
  it.each(['Welcome123', 'welcome 123', 'WELCOME-123', 'abcd', 'Ласкаво2026', '2026', 'A'.repeat(30)])(
    'may be %s',
    (code) => {
      expect(CreateSignUpCode.safeParse({ chargebandId, code }).success).toBe(true)
    },
  )
  it.each(['abc', 'a b c', '----', 'A'.repeat(31), '<b>code</b>', 'code?x=1', 'code/1', ''])(
    'may not be %s',
    (code) => {
      expect(CreateSignUpCode.safeParse({ chargebandId, code }).success).toBe(false)
    },
  )
})
