import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCode, codeAlphabet, codeLength, groupCode, newLetterCodes, readCode } from './letter-codes'

const code = fc
  .constantFrom('key' as const, 'token' as const)
  .map((block) => ({ block, code: newLetterCodes()[block] }))
const place = fc.nat(codeLength - 1)

describe('the codes of a letter', () => {
  it('have sixteen characters of the thirty, and say which block they are of', () => {
    fc.assert(
      fc.property(code, ({ block, code }) => {
        expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`))
        expect(checkCode(code)).toEqual({ block })
      }),
    )
  })

  it('are read whatever the spaces, dashes and case', () => {
    const { key } = newLetterCodes()
    const typed = ` ${groupCode(key).toLowerCase().replaceAll(' ', '–')}\u200b\n`
    expect(readCode(typed)).toBe(key)
    expect(readCode([...key].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join(''))).toBe(key)
  })

  it('are not taken for right when one character is another', () => {
    fc.assert(
      fc.property(code, place, fc.constantFrom(...codeAlphabet), ({ block, code }, at, other) => {
        fc.pre(code[at] !== other)
        expect(checkCode(code.slice(0, at) + other + code.slice(at + 1))).not.toEqual({ block })
      }),
    )
  })

  it('say what is wrong: too short, a character that is never used, or a slip', () => {
    const { key } = newLetterCodes()
    expect(checkCode(key.slice(1))).toEqual({ slip: 'length' })
    expect(checkCode(`O${key.slice(1)}`)).toEqual({ slip: 'character' })
    expect(checkCode('2222222222222223')).toEqual({ slip: 'check' })
  })

  it('are printed in groups of four', () => {
    expect(groupCode('23456789ABCDEFGH')).toBe('2345 6789 ABCD EFGH')
  })
})
