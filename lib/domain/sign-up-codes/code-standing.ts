import type { SignUpCodeStatus } from './vocabulary'

export const codeStandings = [
  'working',
  'ends-soon',
  'not-yet-open',
  'used-up',
  'closed',
  'offline',
  'paused',
  'ended',
] as const
/** What staff read about a code: its status, its window, its uses and its chargeband in one word. */
export type CodeStanding = (typeof codeStandings)[number]

type Code = {
  status: SignUpCodeStatus
  opensAt: Date | null
  closesAt: Date | null
  totalLimit: number | null
  usedCount: number
  online: boolean
}

const week = 7 * 24 * 3600 * 1000

export function codeStanding(code: Code, now: Date): CodeStanding {
  if (code.status !== 'active') return code.status
  if (code.closesAt && code.closesAt <= now) return 'closed'
  if (code.totalLimit !== null && code.usedCount >= code.totalLimit) return 'used-up'
  if (!code.online) return 'offline'
  if (code.opensAt && code.opensAt > now) return 'not-yet-open'
  return endsSoon(code, now) ? 'ends-soon' : 'working'
}

/** Within a week of its last day, or nine tenths used. */
function endsSoon({ closesAt, totalLimit, usedCount }: Code, now: Date): boolean {
  if (closesAt && closesAt.getTime() - now.getTime() <= week) return true
  return totalLimit !== null && usedCount >= totalLimit * 0.9
}
