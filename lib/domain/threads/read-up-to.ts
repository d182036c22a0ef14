import { and, eq } from 'drizzle-orm'
import { threadNotices, threads } from '@/drizzle/schema'
import { practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { OwnCorrespondent } from './own-correspondents'
import { noteRead } from './write-into'

/** A message that came meanwhile stays unread; whoever has looked is told of the next one again. */
export async function readUpTo(tx: Tx, who: OwnCorrespondent, threadId: string, position: number): Promise<void> {
  const practiceId = practiceOf(who.there)
  await noteRead(tx, who.there, { threadId, side: 'patient', position })
  await tx
    .update(threads)
    .set({ unreadByPatient: false })
    .where(
      and(
        eq(threads.practiceId, practiceId),
        eq(threads.id, threadId),
        eq(threads.messageCount, position),
        eq(threads.unreadByPatient, true),
      ),
    )
  await tx
    .delete(threadNotices)
    .where(and(eq(threadNotices.practiceId, practiceId), eq(threadNotices.accountId, who.accountId)))
}
