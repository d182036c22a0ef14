import 'server-only'
import type { Ctx } from '@/lib/domain/shared/context'
import { RateLimited } from '@/lib/domain/shared/errors'
import { db } from '@/lib/platform/db'
import { type LimitName, takePoint } from '@/lib/platform/rate-limit'

/** Takes a point of a limit for whoever asks: staff each for themselves, as many sit behind one address. */
export async function takeLimit({ actor }: Ctx, name: LimitName | undefined): Promise<void> {
  if (!name) return
  const wait = await takePoint(db, name, subjectOf(actor))
  if (wait > 0) throw new RateLimited(wait)
}

function subjectOf(actor: Ctx['actor']): string {
  if (actor.kind === 'system') return 'system'
  return actor.kind === 'staff' ? actor.staffId : (actor.address ?? 'unknown')
}
