import { isCalendarDate } from '@/lib/domain/shared/calendar-date'
import { remembered } from './remembered'

/** Day and month the other way about, where that is another day. */
export function swappedDate(date: string): string[] {
  const [year, month, day] = date.split('-')
  const swapped = `${year}-${day}-${month}`
  return swapped !== date && isDay(swapped) ? [swapped] : []
}

/** One word for a date and the same date with day and month the other way about. */
export function dateEitherWay(date: string): string {
  return [date, ...swappedDate(date)].sort().join('/')
}

const yearSlips = slipsWithin(1900, 2099)
const monthSlips = slipsWithin(1, 12)
const daySlips = slipsWithin(1, 31)

/** The days somebody may have meant who wrote this one: day and month swapped, one digit wrong, two neighbours swapped. */
export const nearDates = remembered((date): string[] => {
  const [year = '', month = '', day = ''] = date.split('-')
  // A year's last digit and a month's first are no neighbours to a hand that types, so each part slips by itself.
  const found = [
    ...yearSlips(year).map((other) => `${other}-${month}-${day}`),
    ...monthSlips(month).map((other) => `${year}-${other}-${day}`),
    ...daySlips(day).map((other) => `${year}-${month}-${other}`),
  ].filter(isDay)
  return [...new Set([...swappedDate(date), ...found])]
})

/** What digits become by one of them wrong or two neighbours swapped, where that is within bounds. */
function slipsWithin(least: number, most: number): (digits: string) => string[] {
  return remembered((digits) => {
    const found = [...digits].flatMap((digit, at) => {
      const [before, after] = [digits.slice(0, at), digits.slice(at + 1)]
      const wrong = [...'0123456789'].map((other) => before + other + after)
      return after ? [...wrong, before + after[0] + digit + after.slice(1)] : wrong
    })
    const within = (other: string) => other !== digits && Number(other) >= least && Number(other) <= most
    return [...new Set(found)].filter(within)
  })
}

function isDay(date: string): boolean {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)].map(Number)
  return /^(?:19|20)\d\d-\d\d-\d\d$/.test(date) && isCalendarDate(year ?? 0, month ?? 0, day ?? 0)
}
