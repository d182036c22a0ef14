import { isNull } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { changeThread } from './change-thread'
import type { OneThread } from './schema'

/** Staff close a thread that is done with: it leaves the inbox, and opens again when the patient writes. */
export async function closeThread(ctx: Ctx, input: OneThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:write')
  const { threadId } = input
  return transaction(ctx, async (tx) => {
    const { patientId, changed } = await changeThread(tx, ctx, threadId, {
      set: { closedAt: ctx.now, unreadByPractice: false },
      where: isNull(threads.closedAt),
    })
    if (changed)
      await recordAudit(tx, ctx, {
        action: 'thread.closed',
        subject: { type: 'thread', id: threadId },
        ...(patientId ? { patientId } : {}),
      })
    return { threadId }
  })
}
