import { dateIn, formatDate } from '@/lib/format'
import type { CodeStanding } from './code-standing'

type TagWords = { kind: 'good' | 'bad' | 'warn' | 'wait' | 'off'; text: string }

/** What staff read about a code, in a word. */
export const standingTags: Record<CodeStanding, TagWords> = {
  working: { kind: 'good', text: 'Active' },
  'ends-soon': { kind: 'warn', text: 'Ends soon' },
  'not-yet-open': { kind: 'wait', text: 'Not open yet' },
  'used-up': { kind: 'bad', text: 'Used up' },
  closed: { kind: 'bad', text: 'Closed' },
  offline: { kind: 'warn', text: 'Online booking is off' },
  paused: { kind: 'wait', text: 'Paused' },
  ended: { kind: 'off', text: 'Ended' },
}

/** The first and last day a code may be used, as typed; a window is kept up to the first moment after its last day. */
export function daysOf({ opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null }, zone: string) {
  return {
    opens: opensAt ? dateIn(opensAt, zone) : null,
    closes: closesAt ? dateIn(new Date(closesAt.getTime() - 1), zone) : null,
  }
}

export function windowOf(code: { opensAt: Date | null; closesAt: Date | null }, zone: string): string {
  const { opens, closes } = daysOf(code, zone)
  if (opens && closes) return `${formatDate(opens)} to ${formatDate(closes)}`
  if (closes) return `until ${formatDate(closes)}`
  return opens ? `from ${formatDate(opens)}` : ''
}

export function usesOf({ usedCount, totalLimit }: { usedCount: number; totalLimit: number | null }): string {
  const used = usedCount.toLocaleString('en-GB')
  return totalLimit === null ? `${used} used` : `${used} of ${totalLimit.toLocaleString('en-GB')} used`
}
