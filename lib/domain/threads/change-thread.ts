import { and, eq, type SQL } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/** `where` is what must still hold: of two who press at once, the second changes nothing. */
type Change = { set: Partial<typeof threads.$inferInsert>; where: SQL | undefined }

/** One conditional change of a thread, and whether it was made now. */
export async function changeThread(tx: Tx, ctx: Ctx, threadId: string, { set, where }: Change) {
  const ofThread = and(eq(threads.practiceId, practiceOf(ctx)), eq(threads.id, threadId))
  const [changed] = await tx
    .update(threads)
    .set(set)
    .where(and(ofThread, where))
    .returning({ patientId: threads.patientId })
  if (changed) return { ...changed, changed: true }
  const [known] = await tx.select({ patientId: threads.patientId }).from(threads).where(ofThread)
  if (!known) throw new NotFound('thread')
  return { ...known, changed: false }
}
