import type { FoundClient } from '@/lib/domain/api-clients/find-api-client'
import type { Ctx } from '@/lib/domain/shared/context'
import { RateLimited } from '@/lib/domain/shared/errors'
import { takePointOf } from '@/lib/platform/rate-limit'

/** Counts a registration for the client's hour, or refuses it. */
export async function takeRegistration(ctx: Ctx, { actor, registrationsPerHour }: FoundClient): Promise<void> {
  const limit = { points: registrationsPerHour, seconds: 3600 }
  const wait = await takePointOf(ctx.db, `api-client-registrations:${actor.clientId}`, limit)
  if (wait > 0) throw new RateLimited(wait)
}
