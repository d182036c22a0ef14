import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { findOwnThread } from './own-threads'
import { readUpTo } from './read-up-to'
import type { OneThread } from './schema'

/** A patient says, through a program, that they have read a thread. */
export async function confirmOwnThread(ctx: Ctx, { threadId }: OneThread): Promise<void> {
  authorize(ctx.actor, 'thread:own')
  const found = await findOwnThread(ctx, threadId)
  if (!found) throw new NotFound('thread')
  const { who, thread } = found
  await transaction(who.there, async (tx) => {
    await readUpTo(tx, who, threadId, thread.messageCount)
    await recordAudit(tx, who.there, {
      action: 'thread.read',
      subject: { type: 'thread', id: threadId },
      ...(who.patientId ? { patientId: who.patientId } : {}),
    })
  })
}
