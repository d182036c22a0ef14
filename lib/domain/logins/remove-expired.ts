import { lte } from 'drizzle-orm'
import { rateLimits, secrets, sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import type { Ctx } from '@/lib/domain/shared/context'

const month = 30 * 86_400_000

/** Removes what has ended by itself: sessions, counters of the rate limiter, and one-time secrets a month after. */
export async function removeExpired(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'housekeeping:run')
  await ctx.db.delete(sessions).where(lte(sessions.expiresAt, ctx.now))
  await ctx.db.delete(rateLimits).where(lte(rateLimits.expiresAt, ctx.now))
  await ctx.db.delete(secrets).where(lte(secrets.expiresAt, new Date(ctx.now.getTime() - month)))
}
