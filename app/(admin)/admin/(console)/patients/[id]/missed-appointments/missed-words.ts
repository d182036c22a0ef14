import type { missedOf } from '@/lib/domain/missed-appointments/queries'
import { formatDate } from '@/lib/format'

type Missed = Pick<Awaited<ReturnType<typeof missedOf>>, 'count' | 'limit' | 'since' | 'account'>

/** How many count, and what follows from them. */
export function standingSentence({ count, limit, since, account }: Missed): string {
  const counted = `${count === 0 ? 'None counts' : count === 1 ? '1 counts' : `${count} count`}${since ? ` since ${formatDate(since)}` : ''}.`
  if (limit === null) return `${counted} Your practice has no rule, so nothing follows from them.`
  if (account?.exempt) return `${counted} The rule leaves this patient alone.`
  if (account?.stopped) return `${counted} Booking online is turned off; it opens again when fewer than ${limit} count.`
  return `${counted} At ${limit}, booking online is turned off; the patient is told one before.`
}
