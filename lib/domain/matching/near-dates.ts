import { isCalendarDate } from '@/lib/domain/shared/calendar-date'

/** Day and month the other way about, where that is another day. */
export function swappedDate(date: string): string[] {
  const [year, month, day] = date.split('-')
  return valid([`${year}-${day}-${month}`]).filter((one) => one !== date)
}

/** One word for a date and the same date with day and month the other way about. */
export function dateEitherWay(date: string): string {
  return [date, ...swappedDate(date)].sort().join('/')
}

const kept = new Map<string, string[]>()

/**
 * The days somebody may have meant who wrote this one: day and month swapped, one digit wrong, two neighbours swapped.
 * Those of the last thousand dates are kept, as a list asks for the same again and again.
 */
export function nearDates(date: string): string[] {
  const there = kept.get(date)
  if (there) return there
  if (kept.size >= 1000) kept.clear()
  const near = slipsOf(date)
  kept.set(date, near)
  return near
}

function slipsOf(date: string): string[] {
  const found = new Set(swappedDate(date))
  const digits = [...date]
  digits.forEach((digit, at) => {
    if (digit === '-') return
    for (const other of '0123456789') found.add(digits.with(at, other).join(''))
    // A year's last digit and a month's first are no neighbours to a hand that types.
    const next = digits[at + 1] ?? '-'
    if (next !== '-')
      found.add(
        digits
          .with(at, next)
          .with(at + 1, digit)
          .join(''),
      )
  })
  found.delete(date)
  return valid([...found])
}

function valid(dates: string[]): string[] {
  return dates.filter((date) => {
    const [year = '', month = '', day = ''] = date.split('-')
    return /^(?:19|20)\d\d$/.test(year) && isCalendarDate(Number(year), Number(month), Number(day))
  })
}
