import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIdentifier } from './check-identifier'
import { checkPracticeCode, withheldPracticeCode } from './practice-code'
import { readPracticeRegister } from './practice-register'
import { rnokppBirthDate } from './rnokpp'
import { identifier, optionalIdentifier } from './schema'
import { type IdentifierScheme, identifierSchemes, schemeOfNation } from './vocabulary'

function fate(scheme: IdentifierScheme, typed: string) {
  const checked = checkIdentifier(scheme, typed)
  return checked.ok ? checked.value : checked.message.key.replace(`errors.${scheme}.`, '')
}

describe('NHS numbers', () => {
  const published = [
    ...['943 476 5919', '987 654 3210', '900 000 0009', '900 000 0025', '900 000 0033', '911 123 1130', '999 054 8609'],
    ...['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069', '9990000077', '9990000085'],
    ...['9990000093', '9990000107', '999 111 1115', '999 222 2220', '999 333 3336', '999 444 4441', '999 123 4578'],
  ]
  it.each(published)('%s is valid however spaced', (number) => {
    const plain = number.replace(/ /g, '')
    for (const typed of [number, plain, ` ${plain.slice(0, 3)}-${plain.slice(3)}`])
      expect(fate('nhs', typed)).toBe(plain)
  })
  it.each([
    ['987 654 4321', 'check'],
    ['943 476 5918', 'check'],
    ['943 476 519', 'short'],
    ['999 123 4567', 'check'],
    ['999 000 0000', 'check'],
    ['123 456 7890', 'check'],
    ['9000000000', 'check'],
    ['999999999 9', 'repeated'],
    ['1111111111', 'repeated'],
    ['0000000000', 'repeated'],
    ['94347659190', 'long'],
    ['O43 476 5919', 'letters'],
    ['AB 12 34 56 C', 'nationalInsurance'],
    ['JRDAN 269', 'oldStyle'],
    ['LLLL/123', 'oldStyle'],
    ['', 'required'],
    ['９４３４７６５９１９', '9434765919'],
  ])('%s: %s', (typed, expected) => expect(fate('nhs', typed)).toBe(expected))

  it.each(['999000000', '999000014', '999000028', '999123456'])(
    '%s was never issued, whatever its last digit',
    (base) => {
      for (let last = 0; last < 10; last++) expect(fate('nhs', `${base}${last}`)).toBe('check')
    },
  )

  it('warns of odd ranges, and never refuses them', () => {
    expect(checkIdentifier('nhs', '9990000018')).toMatchObject({ warnings: [{ key: 'identifierWarnings.test' }] })
    expect(checkIdentifier('nhs', '0101011237')).toMatchObject({ warnings: [{ key: 'identifierWarnings.unusual' }] })
    expect(checkIdentifier('nhs', '3456789017')).toMatchObject({ ok: true, warnings: [] })
  })

  it('catches every single wrong digit and every swap of neighbours', () => {
    const base = fc.integer({ min: 400_000_000, max: 799_999_999 })
    fc.assert(
      fc.property(base, fc.nat(9), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
        const number = withCheckDigit(String(first))
        if (number === null) return
        expect(fate('nhs', number)).toBe(number)
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(checkIdentifier('nhs', wrong).ok).toBe(false)
        const swapped =
          number.slice(0, at) +
          number
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          number.slice(at + 2)
        if (swapped !== number) expect(checkIdentifier('nhs', swapped).ok).toBe(false)
      }),
    )
  })
})

describe('CHI numbers', () => {
  it.each([
    ['010101 1237', '0101011237'],
    ['150684 1236', '1506841236'],
    ['150684 1244', '1506841244'],
    ['290200 1231', '2902001231'],
    ['010120 1234', 'check'],
    ['310285 1231', 'date'],
    ['300275 1235', 'date'],
    ['001299 1236', 'date'],
    ['011380 1238', 'date'],
    ['321320 1234', 'date'],
    ['0000000000', 'repeated'],
    ['10101 1237', 'lostZero'],
    ['15068 4123', 'short'],
    ['150684 12366', 'long'],
    ['AB123456C', 'nationalInsurance'],
  ])('%s: %s', (typed, expected) => expect(fate('chi', typed)).toBe(expected))

  it('offers the lost zero, and warns where the record differs', () => {
    expect(checkIdentifier('chi', '10101 1237')).toMatchObject({ ok: false, suggestion: '0101011237' })
    expect(checkIdentifier('chi', '1506841236', { dateOfBirth: '1984-06-15', sex: 'male' })).toMatchObject({
      warnings: [],
    })
    expect(checkIdentifier('chi', '1506841236', { dateOfBirth: '1984-06-16', sex: 'female' })).toEqual({
      ok: true,
      value: '1506841236',
      warnings: [{ key: 'identifierWarnings.dateOfBirth' }, { key: 'identifierWarnings.sex' }],
    })
  })
})

describe('Health and Care numbers', () => {
  it.each(['320 000 0015', '350 000 0002', '345 678 9017', '360 123 4564', '387 654 3215', '399 999 9993'])(
    '%s is valid',
    (typed) => expect(fate('hc', typed)).toBe(typed.replace(/ /g, '')),
  )
  it.each([
    ['320 000 0007', 'range'],
    ['943 476 5919', 'range'],
    ['350 000 0003', 'check'],
    ['350 000 0070', 'check'],
    ['333 333 3333', 'repeated'],
  ])('%s: %s', (typed, expected) => expect(fate('hc', typed)).toBe(expected))
})

describe('RNOKPP', () => {
  it.each<readonly [string, string]>([
    ['3000080053', '1982-02-19'],
    ['3999869394', '2009-07-05'],
    ['2659719350', '1972-10-26'],
    ['2222222225', '1960-11-03'],
    ['1111111118', '1930-06-03'],
    ['1759013776', '1948-02-28'],
    ...['2495000116', '2495000210', '2495000315'].map((number) => [number, '1968-04-23'] as const),
    ...['3346800116', '3346800210'].map((number) => [number, '1991-08-19'] as const),
    ...['3110500124', '3110500229'].map((number) => [number, '1985-02-28'] as const),
    ...['4030200120', '4030200225'].map((number) => [number, '2010-05-05'] as const),
  ])('%s, born %s', (number, born) => {
    expect(fate('rnokpp', number)).toBe(number)
    expect(rnokppBirthDate(number)).toBe(born)
    expect(checkIdentifier('rnokpp', number, { dateOfBirth: born })).toMatchObject({ warnings: [] })
    expect(checkIdentifier('rnokpp', number, { dateOfBirth: '1900-01-01' })).toMatchObject({ warnings: [{}] })
  })
  it.each<readonly [string, string]>([
    ...['1002003040', '3126509816', '1111111119', '3015492561', '3015492563', '1234567890', '1759013770'].map(
      (number) => [number, 'check'] as const,
    ),
    ['0000000000', 'repeated'],
    ['249500011', 'short'],
    ['24950001166', 'long'],
    ['AB123456C', 'letters'],
    ['19680423-00133', 'unzr'],
    ['19680423–0013 9', 'unzr'],
  ])('%s: %s', (typed, expected) => expect(fate('rnokpp', typed)).toBe(expected))
})

describe('as a field', () => {
  it('goes by the nation, and says what is wrong as a key', () => {
    expect(optionalIdentifier(schemeOfNation.wales).parse('943 476 5919')).toBe('9434765919')
    for (const scheme of identifierSchemes) {
      for (const blank of [undefined, null, '', ' ']) expect(optionalIdentifier(scheme).parse(blank)).toBeUndefined()
      for (const blank of [undefined, null, '', ' '])
        expect(identifier(scheme).safeParse(blank).error?.issues[0]?.message).toBe(`errors.${scheme}.required`)
    }
    expect(optionalIdentifier('hc').safeParse('9434765919').error?.issues[0]?.message).toBe('errors.hc.range')
  })
})

describe('practice codes', () => {
  it.each([
    ['england', 'a81001', 'A81001'],
    ['england', 'Y01234', 'Y01234'],
    ['england', 'YO1234', 'letterO Y01234'],
    ['england', 'A8100', 'england'],
    ['wales', 'W97 001', 'W97001'],
    ['wales', 'A81001', 'wales'],
    ['scotland', '10002', '10002'],
    ['scotland', '1OOO2', 'letterO 10002'],
    ['scotland', 'A81001', 'scotland'],
    ['northern-ireland', 'z00104', 'Z00104'],
    ['ukraine', 'UA0001', 'UA0001'],
    ['england', ' ', 'required'],
  ] as const)('%s %s: %s', (nation, typed, expected) => {
    const checked = checkPracticeCode(nation, typed)
    const key = checked.ok ? checked.value : checked.message.key.replace('errors.practiceCode.', '')
    expect([key, checked.ok ? undefined : checked.suggestion].filter(Boolean).join(' ')).toBe(expected)
  })
  it('knows the codes set aside, whatever a list says', () => {
    const register = readPracticeRegister('Code\nV81997\nA81001\n', '2026-11-27')
    for (const code of ['V81997', 'V81998', 'V81999', 'X00100'])
      for (const list of [register, null])
        expect(withheldPracticeCode('england', code, list)).toEqual({ key: 'errors.practiceCode.dummy' })
    expect(withheldPracticeCode('england', 'A81001', register)).toBeNull()
    expect(withheldPracticeCode('england', 'A81002', null)).toBeNull()
  })
})

function withCheckDigit(base: string): string | null {
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 || /^(\d)\1*$/.test(`${base}${check}`) ? null : `${base}${check}`
}
