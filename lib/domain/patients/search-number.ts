import { readCalendarDate } from '@/lib/domain/shared/calendar-date'
import { type SearchToken, startingRange } from './search-token'

/** Reads a run of digits and what stands between them: a number of several groups, or several numbers side by side. */
export function readNumber(typed: string): SearchToken[] {
  const groups = typed.replace(/\(0\)/g, '').match(/\+?\d+/g) ?? []
  const numbers: string[] = []
  for (const group of groups) {
    const last = numbers.at(-1)
    // A year and then a phone number: no number goes on with a second 0 after one.
    const year = /^(?:19|20)\d\d$/.test(last ?? '') && group.startsWith('0')
    const room = last?.startsWith('+') ? 16 : last?.startsWith('00') ? 17 : 11
    if (last === undefined || year || group.startsWith('+') || last.length + group.length > room) numbers.push(group)
    else numbers[numbers.length - 1] = last + group
  }
  return numbers.map(readOne)
}

function readOne(typed: string): SearchToken {
  const abroad = /^(?:\+|00)/.test(typed)
  const digits = typed.replace(/^(?:\+|00)/, '')
  const phone = digits.replace(/^440/, '44')
  if (abroad) return token('phone', typed, [startingRange('phone', phone)], [])

  const ranges = [startingRange('identifier', digits), startingRange('phone', phone)]
  const dates = datesIn(digits)
  ranges.push(...dates.map((date) => startingRange('date', date)))
  if (/^(?:19|20)\d\d$/.test(digits)) ranges.push(startingRange('date', digits))
  if (digits.length === 5) ranges.push(startingRange('postcode', digits))
  const kind = /^0\d{9,}$/.test(digits) ? 'phone' : digits.length === 10 ? 'identifier' : 'number'
  return token(kind, digits, ranges, [])
}

/** 12031984 and 19840312, when they are days. */
function datesIn(digits: string): string[] {
  if (digits.length !== 8) return []
  const written = [
    `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`,
    `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
  ]
  return written.filter((date) => /^(?:19|20)/.test(date) && readCalendarDate(date).ok)
}

function token(kind: SearchToken['kind'], text: string, ranges: SearchToken['ranges'], exact: string[]): SearchToken {
  return { kind, text, ranges, exact }
}
