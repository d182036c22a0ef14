import { ne } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { changeThread } from './change-thread'
import type { HandOverThread } from './schema'

/** Staff hand a thread to another role, where it is unread again. */
export async function handOverThread(ctx: Ctx, input: HandOverThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:write')
  const { threadId } = input
  return transaction(ctx, async (tx) => {
    const { patientId, changed } = await changeThread(tx, ctx, threadId, {
      set: { assignedRole: input.role, unreadByPractice: true },
      where: ne(threads.assignedRole, input.role),
    })
    if (changed)
      await recordAudit(tx, ctx, {
        action: 'thread.handed-over',
        subject: { type: 'thread', id: threadId },
        ...(patientId ? { patientId } : {}),
        details: { role: input.role },
      })
    return { threadId }
  })
}
