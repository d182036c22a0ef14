import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm'
import { staffMembers, threadMessages } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** As many messages as a page shows at once. */
export const shownAtOnce = 50

/** The messages of a thread up to one of them, in the order they were written: the last so many. */
export function messagesUpTo(tx: Tx, ctx: Ctx, threadId: string, upTo: number) {
  const practiceId = practiceOf(ctx)
  return tx
    .select({
      position: threadMessages.position,
      side: threadMessages.side,
      text: threadMessages.text,
      at: threadMessages.createdAt,
      staffName: staffMembers.name,
      role: staffMembers.role,
    })
    .from(threadMessages)
    .leftJoin(staffMembers, and(eq(staffMembers.practiceId, practiceId), eq(staffMembers.id, threadMessages.staffId)))
    .where(
      and(
        eq(threadMessages.practiceId, practiceId),
        eq(threadMessages.threadId, threadId),
        lte(threadMessages.position, upTo),
        gt(threadMessages.position, upTo - shownAtOnce),
      ),
    )
    .orderBy(asc(threadMessages.position))
}

/** Every message of some threads, the newest of each first. */
export async function messagesOfThreads(tx: Tx, ctx: Ctx, threadIds: string[]) {
  if (threadIds.length === 0) return []
  return tx
    .select({
      threadId: threadMessages.threadId,
      side: threadMessages.side,
      text: threadMessages.text,
      at: threadMessages.createdAt,
    })
    .from(threadMessages)
    .where(and(eq(threadMessages.practiceId, practiceOf(ctx)), inArray(threadMessages.threadId, threadIds)))
    .orderBy(desc(threadMessages.position))
}
