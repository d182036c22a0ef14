import type { Ctx } from '@/lib/domain/shared/context'
import { Conflict, RateLimited } from '@/lib/domain/shared/errors'
import { takePoint } from '@/lib/platform/rate-limit'
import type { Correspondent } from './correspondent'

/** Throws the reason why an account may not write now, with the practice's number where a call helps. */
export function mayWrite({ refused, practice }: Correspondent): void {
  if (refused) throw new Conflict({ key: `errors.thread.${refused}`, params: { practice: practice.name } })
}

/** So many messages an hour are somebody's questions; more are a program gone wrong. */
export async function notTooMany(ctx: Ctx, loginId: string): Promise<void> {
  const wait = await takePoint(ctx.db, 'thread-message', loginId)
  if (wait > 0) throw new RateLimited(wait)
}
