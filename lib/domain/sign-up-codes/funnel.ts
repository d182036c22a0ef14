import type { FunnelStep } from './vocabulary'

export type Funnel = Record<FunnelStep, number>

const losses: [FunnelStep, FunnelStep, string][] = [
  ['opened', 'started', 'after opening the page, before the first question'],
  ['started', 'submitted', 'between the first question and submitting'],
  ['submitted', 'activated', 'after submitting, before activating'],
]

/** Where people stop, in one sentence. */
export function funnelSentence(funnel: Funnel): string {
  if (funnel.opened + funnel.started + funnel.submitted + funnel.activated === 0)
    return 'Nobody has used this code yet.'
  const lost = losses.map(([from, to, where]) => ({ from, people: Math.max(0, funnel[from] - funnel[to]), where }))
  const most = lost.reduce((worst, one) => (one.people > worst.people ? one : worst))
  if (most.people === 0) return 'Nobody has stopped on the way.'
  return `People most often stop ${most.where} (${most.people} of ${funnel[most.from]}).`
}
