import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { correspondentOf } from './correspondent'

/** The key of the sentence that says why staff may not write to a patient now; null when they may. */
export async function whyNotToWrite(ctx: Ctx, { patientId }: { patientId: string }): Promise<string | null> {
  visibleTo(ctx.actor, 'thread:write')
  const who = await read(ctx, (tx) => correspondentOf(tx, practiceOf(ctx), { patientId }))
  if (!who) return 'errors.thread.toNobody'
  return who.refused ? `errors.thread.to.${who.refused}` : null
}
