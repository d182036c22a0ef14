import { describe, expect, it } from 'vitest'
import { decodeFile } from './decode-file'
import { guessColumns } from './guess-columns'
import { delimiterOf, readTable } from './read-table'

async function rows(text: string): Promise<string[][]> {
  const found: string[][] = []
  for await (const row of readTable(text)) found.push(row)
  return found
}

describe('reading a file', () => {
  it('reads every way programs write letters', () => {
    const utf16 = (text: string, little: boolean) => {
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
      return little ? bytes : bytes.swap16()
    }
    expect(decodeFile(Buffer.from('Siân Прізвище'), 'england')).toBe('Siân Прізвище')
    expect(decodeFile(Buffer.from('\uFEFFSiân'), 'england')).toBe('Siân')
    expect(decodeFile(utf16('Siân', true), 'england')).toBe('Siân')
    expect(decodeFile(utf16('Siân', false), 'england')).toBe('Siân')
    expect(decodeFile(Buffer.from('Surname,Born', 'utf16le'), 'england')).toBe('Surname,Born')
    expect(decodeFile(Buffer.from([0x53, 0x69, 0xe2, 0x6e]), 'wales')).toBe('Siân')
    expect(decodeFile(Buffer.from([0xb2, 0xe2, 0xe0, 0xed]), 'ukraine')).toBe('Іван')
    expect(decodeFile(Buffer.from([0x50, 0x4b, 0, 0, 0, 1]), 'england')).toBeNull()
  })

  it('tells what stands between the cells, and keeps noughts', async () => {
    expect(delimiterOf('a;b;c\n1,2;3')).toBe(';')
    expect(delimiterOf('"a;b;c",d\n')).toBe(',')
    expect(delimiterOf('a\tb')).toBe('\t')
    expect(await rows('a,b\n="0012",\'+44 1\n,\n"x\ny",00')).toEqual([
      ['a', 'b'],
      ['0012', '+44 1'],
      ['x\ny', '00'],
    ])
  })

  it('guesses columns by their headings in three languages, each field once', () => {
    expect(guessColumns(['Forename(s)', 'SURNAME', 'D.O.B.', 'Surname', 'Nonsense'])).toEqual([
      'givenName',
      'familyName',
      'dateOfBirth',
      null,
      null,
    ])
    expect(guessColumns(['Прізвище', 'Дата народження', 'Cyfenw', 'Codpost'])).toEqual([
      'familyName',
      'dateOfBirth',
      null,
      'postcode',
    ])
  })
})
