import { visibleTo } from '@/lib/domain/access/visible-to'
import type { Ctx } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { SearchPatients } from './schema'

/** Names a search, so that its page can be asked for without its words. Recorded when its results are shown. */
export async function beginSearch(ctx: Ctx, input: SearchPatients) {
  const { sessionId } = visibleTo(ctx.actor, 'patient:search')
  return { id: newId(ctx.now.getTime()), sessionId, words: input.q }
}
