import { dateIn, formatTime } from '@/lib/format'

/** A moment in a narrow column: 22 Nov, 01:19, with its year when that is another one. */
export function shortWhen(moment: Date, now: Date, zone: string): string {
  const year = dateIn(moment, zone).slice(0, 4) === dateIn(now, zone).slice(0, 4) ? undefined : 'numeric'
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year })
  return `${day.format(moment)}, ${formatTime(moment, zone)}`
}
