import { eq } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { changeThread } from './change-thread'
import type { OneThread } from './schema'

/** Staff put a thread back among the unread ones, for themselves later or for a colleague. */
export async function markThreadUnread(ctx: Ctx, input: OneThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:write')
  const { threadId } = input
  return transaction(ctx, async (tx) => {
    const { patientId, changed } = await changeThread(tx, ctx, threadId, {
      set: { unreadByPractice: true },
      where: eq(threads.unreadByPractice, false),
    })
    if (changed)
      await recordAudit(tx, ctx, {
        action: 'thread.marked-unread',
        subject: { type: 'thread', id: threadId },
        ...(patientId ? { patientId } : {}),
      })
    return { threadId }
  })
}
