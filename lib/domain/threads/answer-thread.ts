import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { loadThread } from './load-thread'
import { reader } from './reader'
import type { AnswerThread } from './schema'
import { tellOfMessage } from './tell-of-message'
import { writeInto } from './write-into'

/**
 * Staff write the next message of a thread. It may be one whose patient may not write any more, but not one that nobody
 * can read: whose account is paused, not active or gone.
 */
export async function answerThread(ctx: Ctx, input: AnswerThread): Promise<{ threadId: string; told: boolean }> {
  authorize(ctx.actor, 'thread:write')
  const { threadId, text, writingKey } = input
  return transaction(ctx, async (tx) => {
    const thread = await loadThread(tx, ctx, threadId)
    if (!thread) throw new NotFound('thread')
    const who = await reader(tx, ctx, thread)
    if (!who) throw new Conflict({ key: 'errors.thread.toNobody' })
    if (who.access !== 'open') throw new Conflict({ key: `errors.thread.to.${who.access}` })
    if (!(await writeInto(tx, ctx, { threadId, side: 'practice', text, writingKey }))) return { threadId, told: true }
    const told = await tellOfMessage(tx, ctx, who)
    await recordAudit(tx, ctx, {
      action: 'thread.answered',
      subject: { type: 'thread', id: threadId },
      ...(thread.patientId ? { patientId: thread.patientId } : {}),
      details: { side: 'practice', told },
    })
    return { threadId, told }
  })
}
