import { type LimitName, pointsGone, takePoint } from '@/lib/platform/rate-limit'
import { type Ctx, practiceOf } from './context'
import { RateLimited } from './errors'

/** The limits a wrong guess counts for: one for the caller's address, one for the practice. */
export type GuessLimits = { address: LimitName; practice: LimitName }

function subjects(ctx: Ctx, limits: GuessLimits) {
  const address = 'address' in ctx.actor ? (ctx.actor.address ?? 'unknown') : 'system'
  return [
    [limits.address, address],
    [limits.practice, practiceOf(ctx)],
  ] as const
}

/** Lets nobody guess on who has guessed wrong too often, nor at a practice where too many did. */
export async function refuseGuessers(ctx: Ctx, limits: GuessLimits): Promise<void> {
  const wait = await pointsGone(ctx.db, subjects(ctx, limits))
  if (wait > 0) throw new RateLimited(wait)
}

export async function countGuess(ctx: Ctx, limits: GuessLimits): Promise<void> {
  for (const [name, subject] of subjects(ctx, limits)) await takePoint(ctx.db, name, subject)
}
