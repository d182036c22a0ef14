import { formatDateTime } from '@/lib/format'

/** When a lock opens by itself: how long it still lasts, and the moment. */
export function untilWords(until: Date, now: Date, zone: string): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  const hours = Math.floor(minutes / 60)
  const left = [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ')
  return ` in ${left}, at ${formatDateTime(until, 'en', zone)}`
}
