import { isNotNull } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { changeThread } from './change-thread'
import type { OneThread } from './schema'

/** Staff open a closed thread again. */
export async function reopenThread(ctx: Ctx, input: OneThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:write')
  const { threadId } = input
  return transaction(ctx, async (tx) => {
    const { patientId, changed } = await changeThread(tx, ctx, threadId, {
      set: { closedAt: null },
      where: isNotNull(threads.closedAt),
    })
    if (changed)
      await recordAudit(tx, ctx, {
        action: 'thread.reopened',
        subject: { type: 'thread', id: threadId },
        ...(patientId ? { patientId } : {}),
      })
    return { threadId }
  })
}
