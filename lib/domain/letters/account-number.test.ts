import { describe, expect, it } from 'vitest'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { identifierSchemes } from '@/lib/domain/identifiers/vocabulary'
import { isAccountNumber, newAccountNumber } from './account-number'

describe('an account number', () => {
  it('is ten digits that check themselves', () => {
    for (let n = 0; n < 100; n += 1) expect(isAccountNumber(newAccountNumber())).toBe(true)
  })

  it('is never a right national number too', () => {
    const numbers = Array.from({ length: 500 }, newAccountNumber)
    for (const scheme of identifierSchemes)
      expect(numbers.filter((number) => checkIdentifier(scheme, number).ok)).toEqual([])
  })

  it('is not taken for right with one digit wrong, or too few', () => {
    const number = newAccountNumber()
    const other = String((Number(number[3]) + 1) % 10)
    expect(isAccountNumber(number.slice(0, 3) + other + number.slice(4))).toBe(false)
    expect(isAccountNumber(number.slice(1))).toBe(false)
  })
})
