import { isCalendarDate } from '@/lib/domain/shared/calendar-date'

const written = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i

/**
 * The calendar day a DateTime of the API means, or null when it is none. Without an offset it is the day as written, and
 * so is midnight anywhere; another time with an offset is a moment, whose day is that of the practice's wall clock: a
 * browser in summer time writes a birthday's midnight as eleven the evening before.
 */
export function readDay(typed: string, zone: string): string | null {
  const [, year = '', month = '', day = '', hour, minute, second = '00', , offset] = written.exec(typed.trim()) ?? []
  if (!year || !isCalendarDate(Number(year), Number(month), Number(day))) return null
  const asWritten = `${year}-${month}-${day}`
  if (hour === undefined || minute === undefined) return asWritten
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (!offset || (hour === '00' && minute === '00')) return asWritten
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  if (offset.toUpperCase() !== 'Z' && (hours > 14 || minutes > 59)) return null
  const plain = offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`
  const moment = new Date(`${asWritten}T${hour}:${minute}:${second}${plain}`)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment)
}

/**
 * The moment a DateTime of the API means, or null when it is none. Without an offset it is told by the practice's wall
 * clock. The plus of an offset reads as a space where a program did not encode it.
 */
export function readMoment(typed: string, zone: string): Date | null {
  const plain = typed.trim().replace(/ (\d\d:?\d\d)$/, '+$1')
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', part = '0', offset] =
    written.exec(plain) ?? []
  if (!year || !isCalendarDate(Number(year), Number(month), Number(day))) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const milliseconds = Math.floor(Number(`0.${part}`) * 1000)
  const asUtc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + milliseconds
  if (!offset) return new Date(asUtc - clockAhead(new Date(asUtc - clockAhead(new Date(asUtc), zone)), zone))
  if (offset.toUpperCase() === 'Z') return new Date(asUtc)
  const ahead = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * 60_000
  return new Date(asUtc - (offset.startsWith('-') ? -ahead : ahead))
}

/** By how many milliseconds a zone's wall clock is ahead of UTC at a moment. */
function clockAhead(moment: Date, zone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${wall.format(moment).replace(' ', 'T')}Z`) - Math.floor(moment.getTime() / 1000) * 1000
}
