import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { messagesUpTo } from './messages-of-thread'
import { findOwnThread } from './own-threads'
import { readUpTo } from './read-up-to'

export type OwnThread = NonNullable<Awaited<ReturnType<typeof openOwnThread>>>

/**
 * A thread of whoever is signed in, with its messages up to one of them or to the last. Opening it is reading it: who
 * read up to where is a record of the look, like the log's. Null when it is not theirs.
 */
export async function openOwnThread(ctx: Ctx, input: { threadId: string; upTo?: number | undefined }) {
  authorize(ctx.actor, 'thread:own')
  const found = await findOwnThread(ctx, input.threadId)
  if (!found) return null
  const { who, thread } = found
  const { there, patientId, registrationId, refused, practice } = who
  const upTo = Math.min(input.upTo ?? thread.messageCount, thread.messageCount)
  return read(there, async (tx) => {
    if (patientId && !registrationId) await recordAccess(tx, there, { patientId, what: 'own-messages' })
    const messages = await messagesUpTo(tx, there, thread.id, upTo)
    await readUpTo(tx, who, thread.id, thread.messageCount)
    return { ...thread, practice, refused, messages }
  })
}
