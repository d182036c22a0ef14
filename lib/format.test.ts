import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  ageOn,
  dateIn,
  formatCount,
  formatDate,
  formatDateTime,
  formatFiledName,
  formatIdentifier,
  formatList,
  formatName,
  formatPhone,
  formatTime,
  formatWhen,
  maskedIdentifier,
  zoneOfNation,
} from './format'

afterEach(() => vi.unstubAllEnvs())

// From twelve hours behind to fourteen ahead, and one that skipped a whole day (Apia, 30 December 2011).
const zones = [
  'Etc/GMT+12',
  'America/St_Johns',
  'UTC',
  'Europe/London',
  'Europe/Kyiv',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Etc/GMT-14',
]

describe('dates', () => {
  it.each([
    ['en', '12 November 2026'],
    ['cy', '12 Tachwedd 2026'],
    ['uk', '12 листопада 2026'],
  ] as const)('in %s: %s', (locale, words) => expect(formatDate('2026-11-12', locale)).toBe(words))

  it.each(zones)('are the same day for a server in %s', (zone) => {
    vi.stubEnv('TZ', zone)
    expect(new Date('2026-06-01T12:00:00').getTimezoneOffset()).toBe(offsetIn(zone))
    for (const [date, words] of [
      ['1900-01-01', '1 January 1900'],
      ['2000-02-29', '29 February 2000'],
      ['2011-12-30', '30 December 2011'],
      ['2026-03-29', '29 March 2026'],
      ['2026-10-25', '25 October 2026'],
      ['0099-12-31', '31 December 99'],
    ] as const)
      expect(formatDate(date)).toBe(words)
    expect(formatDateTime(new Date('2026-06-30T23:30:00Z'))).toBe('1 July 2026, 00:30')
    expect(dateIn(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  })

  it('keeps the day of every date', () => {
    const days = fc.date({ min: new Date('1896-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        expect(formatDate(iso).split(' ')[0]).toBe(String(Number(iso.slice(8))))
      }),
    )
  })
})

describe('moments', () => {
  const now = new Date('2026-11-12T14:05:00Z')
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

  it('are told by the clock of the practice', () => {
    expect(formatDateTime(now)).toBe('12 November 2026, 14:05')
    expect(formatDateTime(now, 'uk', zoneOfNation.ukraine)).toBe('12 листопада 2026, 16:05')
    expect(formatTime(new Date('2026-07-01T23:00:00Z'))).toBe('00:00')
  })

  it.each([
    [0, 'now'],
    [1, '1 minute ago'],
    [59, '59 minutes ago'],
    [60, '1 hour ago'],
    [1439, '23 hours ago'],
    [1440, '11 November 2026, 14:05'],
    [-90, 'in 1 hour'],
    [-2880, '14 November 2026, 14:05'],
  ])('%i minutes ago: %s', (minutes, words) => expect(formatWhen(minutesAgo(minutes), now)).toBe(words))

  it('are told in every language', () => {
    expect(formatWhen(minutesAgo(5), now, 'uk')).toBe('5 хвилин тому')
    expect(formatWhen(minutesAgo(5), now, 'cy')).toBe('5 munud yn ôl')
  })
})

it.each([
  ['1985-03-27', '2026-03-26', 40],
  ['1985-03-27', '2026-03-27', 41],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['2026-11-12', '2026-11-12', 0],
])('someone born %s is, on %s, %i', (born, day, age) => expect(ageOn(born, day)).toBe(age))

describe('numbers', () => {
  it.each([
    ['+447700900123', 'england', '07700 900123'],
    ['+442079460000', 'scotland', '020 7946 0000'],
    ['+380503410870', 'england', '+380 50 341 0870'],
    ['+380503410870', 'ukraine', '050 341 0870'],
    ['+447700900123', 'ukraine', '+44 7700 900123'],
    ['not a number', 'england', 'not a number'],
  ] as const)('%s in %s: %s', (number, nation, words) => expect(formatPhone(number, nation)).toBe(words))

  it.each([
    ['nhs', '9434765919', '943 476 5919'],
    ['hc', '3200000015', '320 000 0015'],
    ['chi', '0101011237', '010101 1237'],
    ['rnokpp', '2495000116', '2495000116'],
    ['nhs', '12', '12'],
  ] as const)('%s %s: %s', (scheme, value, words) => expect(formatIdentifier(scheme, value)).toBe(words))
})

describe('words', () => {
  it('joins lists as the language does', () => {
    expect(formatList(['appointments', 'repeats', 'messages'])).toBe('appointments, repeats and messages')
    expect(formatList(['email', 'text'], 'en', 'or')).toBe('email or text')
    expect(formatList(['а', 'б'], 'uk')).toBe('а і б')
    expect(formatList([])).toBe('')
  })

  it('says and files names, single ones too', () => {
    expect(formatName({ title: 'Mrs', givenName: 'Ann', familyName: 'Smith' })).toBe('Mrs Ann Smith')
    expect(formatName({ givenName: 'Суламіта', familyName: '' })).toBe('Суламіта')
    expect(formatFiledName({ title: 'Mrs', givenName: 'Ann', familyName: 'Smith' })).toBe('Smith, Ann (Mrs)')
    expect(formatFiledName({ familyName: 'Madonna' })).toBe('Madonna')
  })
})

function offsetIn(zone: string): number {
  const { stdout } = spawnSync(process.execPath, ['-p', "new Date('2026-06-01T12:00:00').getTimezoneOffset()"], {
    env: { NODE_ENV: 'test', TZ: zone },
  })
  return Number(stdout)
}

describe('a masked number', () => {
  it('shows its last four digits, in its groups', () => {
    expect(maskedIdentifier('nhs', '9434765919')).toBe('••• ••• 5919')
    expect(maskedIdentifier('chi', '0101011237')).toBe('•••••• 1237')
    expect(maskedIdentifier('rnokpp', '3184710691')).toBe('••••••0691')
  })
})

describe('a count that was not made to its end', () => {
  it('says that there are more', () => {
    expect([0, 987, 1000, 1001].map(formatCount)).toEqual(['0', '987', '1,000', '1,000+'])
  })
})
