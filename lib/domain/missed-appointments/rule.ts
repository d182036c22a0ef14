/** What the rule of missed appointments looks at. */
export type MissedFacts = {
  /** So many stop booking online; null for never. */
  limit: number | null
  /** Earlier ones do not count; null counts all. */
  since: string | null
  /** The days of those not withdrawn, as `YYYY-MM-DD`. */
  missedOn: string[]
  exempt: boolean
  /** Whether the account may book now, and whether it was this rule that said no. */
  booking: { on: boolean; stoppedByRule: boolean }
}

export type MissedOutcome = 'stop' | 'allow-again' | 'warn' | null

export const countMissed = ({ since, missedOn }: Pick<MissedFacts, 'since' | 'missedOn'>) =>
  missedOn.filter((day) => since === null || day >= since).length

/** What follows from the count: one before the limit a warning, at the limit no booking online, below it booking again. */
export function missedOutcome(facts: MissedFacts, one: 'more' | 'less'): MissedOutcome {
  const { limit, exempt, booking } = facts
  const over = limit !== null && !exempt && countMissed(facts) >= limit
  if (over) return booking.on && one === 'more' ? 'stop' : null
  if (booking.stoppedByRule) return 'allow-again'
  const warned = limit !== null && !exempt && booking.on && one === 'more' && countMissed(facts) === limit - 1
  return warned ? 'warn' : null
}
