import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { mayWrite, notTooMany } from './may-write'
import { findOwnThread } from './own-threads'
import type { AnswerThread } from './schema'
import { writeInto } from './write-into'

/** A patient writes the next message of a thread of theirs. */
export async function answerOwnThread(ctx: Ctx, input: AnswerThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:own')
  const { threadId, text, writingKey } = input
  const { loginId } = ownLogin(ctx)
  const found = await findOwnThread(ctx, threadId)
  if (!found) throw new NotFound('thread')
  const { there, patientId } = found.who
  await notTooMany(ctx, loginId)
  mayWrite(found.who)
  await transaction(there, async (tx) => {
    const side = 'patient' as const
    if (!(await writeInto(tx, there, { threadId, side, text, writingKey }))) return
    await recordAudit(tx, there, {
      action: 'thread.answered',
      subject: { type: 'thread', id: threadId },
      ...(patientId ? { patientId } : {}),
      details: { side },
    })
  })
  return { threadId }
}
