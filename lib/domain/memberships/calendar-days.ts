/** Calendar dates as `YYYY-MM-DD`, reckoned in UTC, where every day has 24 hours. */
const dayLength = 86_400_000

const moment = (date: string) => Date.parse(`${date}T00:00:00Z`)
const written = (time: number) => new Date(time).toISOString().slice(0, 10)

export function addDays(date: string, days: number): string {
  return written(moment(date) + days * dayLength)
}

/** The days from one date to a later one, counting one of both ends. */
export function daysFrom(earlier: string, later: string): number {
  return Math.round((moment(later) - moment(earlier)) / dayLength)
}

export function dayOfMonth(date: string): number {
  return Number(date.slice(8))
}

/** That day of the month some months later, or the month's last where it has fewer days. */
export function inMonth(date: string, monthsLater: number, day: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + monthsLater, 0)).getUTCDate()
  return written(Date.UTC(year, month - 1 + monthsLater, Math.min(day, last)))
}
