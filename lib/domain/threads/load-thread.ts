import { and, eq } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'

export type Thread = typeof threads.$inferSelect

/** A thread of the practice; null when there is no such one here. */
export async function loadThread(tx: Tx, ctx: Ctx, threadId: string): Promise<Thread | null> {
  if (!isId(threadId)) return null
  const [thread] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.practiceId, practiceOf(ctx)), eq(threads.id, threadId)))
  return thread ?? null
}
