import { describe, expect, it } from 'vitest'
import { withheldPracticeCode } from './practice-code'
import { readPracticeRegister } from './practice-register'

/** A line as the national list has them, with what tells whether the practice is open. */
const line = (code: string, closed: string, status: string) =>
  `"${code}","THE SURGERY","Y54","QHM","1 EXAMPLE ST","","","","","TS1 1AA","19740401","${closed}","${status}","B","16C"`

const published = [
  line('A81001', '', 'A'),
  line('A81002', '20200331', 'C'),
  line('A81003', '20991231', 'A'),
  line('A81004', '20261127', 'A'),
  line('W97001', '', 'A'),
].join('\r\n')
const today = '2026-11-27'

describe('a public list of practices', () => {
  const register = readPracticeRegister(published, today)

  it.each([
    ['england', 'A81001', null],
    ['england', 'A81002', 'closed'],
    ['england', 'A81003', null],
    ['england', 'A81004', 'closed'],
    ['england', 'A81777', 'notListed'],
    ['wales', 'W97001', null],
    ['wales', 'W97002', 'notListed'],
    ['scotland', '10002', null],
    ['northern-ireland', 'Z00104', null],
    ['ukraine', 'UA0001', null],
  ] as const)('as published, says of %s %s: %s', (nation, code, said) => {
    const expected = said ? { key: `errors.practiceCode.${said}` } : null
    expect(withheldPracticeCode(nation, code, register)).toEqual(expected)
  })

  it.each([
    ['PracticeCode,GPPracticeName\n10002,Glen\n', '10002', 'open'],
    ['PracticeCode,GPPracticeName\n10002,Glen\n', '10003', 'not-listed'],
    ['\uFEFFName,Code,Status\nGlen,10002,Closed\n', '10002', 'closed'],
    ['Code,Close Date\n10002,31/03/2020\n', '10002', 'closed'],
    ['Code,Close Date\n10002,31/03/2099\n', '10002', 'open'],
    ['Code,Status\n10002,C\n10002,A\n', '10002', 'open'],
  ])('with headings is read by them: %j says %s is %s', (text, code, standing) => {
    expect(readPracticeRegister(text, today).standingOf('scotland', code)).toBe(standing)
  })

  it('that is none is refused', () => {
    expect(() => readPracticeRegister('Name,Town\nGlen,Perth\n', today)).toThrow('names no column')
    expect(() => readPracticeRegister('Code\nGlen\n', today)).toThrow('holds no practice code')
    expect(() => readPracticeRegister('', today)).toThrow()
  })
})
