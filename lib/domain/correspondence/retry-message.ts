import { and, eq } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { enqueue } from '@/lib/platform/outbox'
import type { RetryMessage } from './schema'

/** Puts a failed message back into the outbox, with all its tries before it again. */
export async function retryMessage(ctx: Ctx, { messageId }: RetryMessage): Promise<{ id: string }> {
  authorize(ctx.actor, 'message:retry')
  const practiceId = practiceOf(ctx)
  return transaction(ctx, async (tx) => {
    const [row] = await tx
      .update(messages)
      .set({ status: 'waiting', attempts: 0, failedAt: null })
      .where(and(eq(messages.practiceId, practiceId), eq(messages.id, messageId), eq(messages.status, 'failed')))
      .returning({ kind: messages.kind, patientId: messages.patientId })
    if (!row) throw new Conflict({ key: 'errors.message.notFailed' })
    await enqueue(tx, 'deliver-message', { messageId, practiceId }, messageId)
    await recordAudit(tx, ctx, {
      action: 'message.retried',
      subject: { type: 'message', id: messageId },
      ...(row.patientId ? { patientId: row.patientId } : {}),
      details: { kind: row.kind },
    })
    return { id: messageId }
  })
}
