import { describe, expect, it } from 'vitest'
import { readSearch } from './search-query'
import { type Searchable, searchTermsOf } from './search-terms'
import type { SearchToken } from './search-token'

const today = '2026-11-22'
const person: Searchable = {
  givenName: 'Zoë Anne-Marie',
  familyName: 'O’Brien',
  dateOfBirth: '1984-03-12',
  identifiers: ['9991234578'],
  contacts: [
    { kind: 'email', value: 'Zoe.OBrien@Example.com' },
    { kind: 'mobile', value: '+447911123456' },
  ],
  postcode: 'SW1A 2AA',
}

function finds(who: Searchable, query: string): boolean {
  const terms = searchTermsOf(who)
  const bytes = (text: string) => Buffer.from(text)
  const inRange = (token: SearchToken) =>
    terms.some((term) =>
      token.ranges.some(({ from, to }) => bytes(term).compare(bytes(from)) >= 0 && bytes(term).compare(bytes(to)) < 0),
    )
  return readSearch(query, today).every(inRange)
}

describe('what staff type', () => {
  it.each(
    [
      ['zoe', 'ZOË', "o'brien", 'O’BRIEN', 'obrien', 'brien zoe', 'anne-marie', 'marie', "O'Brien, Zoe", 'mrs obri'],
      [
        '12/3/1984',
        '12.03.1984',
        '1984-03-12',
        '12 March 1984',
        '12th Mar 84',
        '12/3/84',
        '12031984',
        '1984',
        '12 березня 1984',
      ],
      ['9991234578', '999 123 4578', '999-123-4578', 'nhs 999 123', 'obrien 9991234578'],
      [
        '07911 123456',
        '07911123456',
        '+44 7911 123456',
        '+44 (0)7911 123456',
        '0044 7911 123 456',
        '447911123456',
        '(07911) 123456',
      ],
      ['zoe.obrien@example.com', 'ZOE.OBRIEN@', 'zoe.obrien'],
      ['SW1A 2AA', 'sw1a2aa', 'sw1a', 'SW1', 'zoe sw1a 2aa 12/3/1984'],
      ['9991234578 07911123456', '1984 07911 123456'],
    ].flat(),
  )('finds Zoë O’Brien by %s', (query) => {
    expect(finds(person, query)).toBe(true)
  })

  it.each(['bob', '12/3/1985', '31/2/1984', '9991234579', '07911 123457', 'zoe@', 'sw1a 2ab', 'zoe bob', '22/11/2126'])(
    'does not find her by %s',
    (query) => {
      expect(finds(person, query)).toBe(false)
    },
  )

  it('keeps the letters of other scripts apart', () => {
    const ukrainian = { ...person, givenName: 'Марія', familyName: 'Д’яченко', identifiers: [], contacts: [] }
    expect(finds(ukrainian, "д'яченко")).toBe(true)
    expect(finds(ukrainian, 'ДЯЧЕНКО марія')).toBe(true)
    expect(finds(ukrainian, 'маріи')).toBe(false)
    expect(finds({ ...person, givenName: 'محمد', familyName: 'أحمد' }, 'مُحَمَّد')).toBe(true)
    expect(finds({ ...person, familyName: 'Łukasiewicz' }, 'lukas')).toBe(true)
    expect(finds({ ...person, familyName: 'Groß' }, 'gross')).toBe(true)
  })

  it('says how each word was read', () => {
    const read = readSearch('smith 12/3/1984 sw1a 2aa a@b.example 07911123456 9991234578', today)
    expect(read.map(({ kind, text }) => [kind, text])).toEqual([
      ['date', '1984-03-12'],
      ['email', 'a@b.example'],
      ['postcode', 'SW1A 2AA'],
      ['phone', '07911123456'],
      ['identifier', '9991234578'],
      ['name', 'smith'],
    ])
  })

  it('takes a year of two digits for either century, when both have been', () => {
    expect(readSearch('1/2/24', today)[0]?.exact).toEqual(['d:2024-02-01', 'd:1924-02-01'])
    expect(readSearch('1/2/84', today)[0]?.exact).toEqual(['d:1984-02-01'])
  })

  it('reads nothing out of nothing, and never more than eight words', () => {
    expect(readSearch('  \u0000 ,; !', today)).toEqual([])
    expect(readSearch('a b c d e f g h i j', today)).toHaveLength(8)
    expect(readSearch('miss', today)).toHaveLength(1)
  })
})

describe('the terms of a person', () => {
  it('are folded, without repeats', () => {
    expect(searchTermsOf(person).sort()).toEqual(
      [
        ...['n:zoe', 'n:anne', 'n:marie', 'n:zoeannemarie', 'n:annemarie', 'n:o', 'n:brien', 'n:obrien'],
        ...['d:1984-03-12', 'i:9991234578', 'e:zoe.obrien@example.com', 'p:447911123456', 'p:07911123456', 'c:sw1a2aa'],
      ].sort(),
    )
  })
})
