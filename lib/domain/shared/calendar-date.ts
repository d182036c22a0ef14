import { plainDigits } from './clean-text'
import type { Message } from './message'

export type DatePart = 'day' | 'month' | 'year'
type Typed = string | number | null | undefined
export type DateParts = Partial<Record<DatePart, Typed>>
export type DateProblem = Message & { part?: DatePart }
export type DateReading = { ok: true; value: string } | { ok: false; empty: boolean; problems: DateProblem[] }

// English, Welsh, Ukrainian (as on a calendar, and as said in a date); three letters of any are enough.
const monthNames = [
  'january ionawr січень січня',
  'february chwefror лютий лютого',
  'march mawrth березень березня',
  'april ebrill квітень квітня',
  'may mai травень травня',
  'june mehefin червень червня',
  'july gorffennaf липень липня',
  'august awst серпень серпня',
  'september medi вересень вересня',
  'october hydref жовтень жовтня',
  'november tachwedd листопад листопада',
  'december rhagfyr грудень грудня',
].map((names) => names.split(' '))

const wholeDate = /\d\s*[/.\-\s,]\s*\d|\d{5,}|\d\s*\p{L}{3,}\s*\d/u

/** True for a day that is on the calendar; years 1 to 9999. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] ?? 0)
}

/** Reads what a person put into Day, Month and Year, or a `YYYY-MM-DD` string, as a calendar date with no time zone. */
export function readCalendarDate(input: string | DateParts): DateReading {
  if (typeof input === 'string') return readWritten(plainDigits(input))
  const typed = { day: text(input.day), month: text(input.month), year: text(input.year) }
  const parts: DatePart[] = ['day', 'month', 'year']
  if (parts.every((part) => typed[part] === '')) return { ok: false, empty: true, problems: [] }

  const together = parts.find((part) => wholeDate.test(typed[part]))
  if (together) return refused([{ key: 'errors.date.oneBox', part: together }])
  const [day, month, year] = [readDay(typed.day), readMonth(typed.month), readYear(typed.year)]
  const problems = [day, month, year].filter((read) => typeof read !== 'number')
  if (typeof day !== 'number' || typeof month !== 'number' || typeof year !== 'number') return refused(problems)
  return written(year, month, day)
}

function readWritten(typed: string): DateReading {
  if (typed === '') return { ok: false, empty: true, problems: [] }
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed) ?? []
  if (year && month && day) return written(Number(year), Number(month), Number(day))
  return refused([{ key: wholeDate.test(typed) ? 'errors.date.oneBox' : 'errors.date.notReal' }])
}

function readDay(typed: string): number | DateProblem {
  if (typed === '') return { key: 'errors.date.dayMissing', part: 'day' }
  const day = /^\d{1,2}(?=(?:st|nd|rd|th)?$)/i.exec(typed)?.[0]
  return day && Number(day) >= 1 && Number(day) <= 31 ? Number(day) : { key: 'errors.date.dayInvalid', part: 'day' }
}

function readMonth(typed: string): number | DateProblem {
  if (typed === '') return { key: 'errors.date.monthMissing', part: 'month' }
  const word = typed.toLowerCase().replace(/\.$/, '')
  const found = /^\d{1,2}$/.test(word)
    ? Number(word)
    : word.length < 3
      ? 0
      : 1 + monthNames.findIndex((names) => names.some((name) => name.startsWith(word)))
  return found >= 1 && found <= 12 ? found : { key: 'errors.date.monthInvalid', part: 'month' }
}

function readYear(typed: string): number | DateProblem {
  if (typed === '') return { key: 'errors.date.yearMissing', part: 'year' }
  if (!/^'?\d{1,4}$/.test(typed)) return { key: 'errors.date.yearInvalid', part: 'year' }
  return /^\d{4}$/.test(typed) ? Number(typed) : { key: 'errors.date.yearShort', part: 'year' }
}

function written(year: number, month: number, day: number): DateReading {
  if (!isCalendarDate(year, month, day)) return refused([{ key: 'errors.date.notReal' }])
  const two = (part: number) => String(part).padStart(2, '0')
  return { ok: true, value: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` }
}

function refused(problems: DateProblem[]): DateReading {
  return { ok: false, empty: false, problems }
}

function text(part: Typed): string {
  return plainDigits(String(part ?? ''))
}
