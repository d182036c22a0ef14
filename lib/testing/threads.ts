import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { auditEvents, messages, threadMessages, threads } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { answerThread } from '@/lib/domain/threads/answer-thread'
import { StartOwnThread } from '@/lib/domain/threads/schema'
import { startOwnThread } from '@/lib/domain/threads/start-own-thread'
import type { Writer } from './messaging'

export const key = () => randomUUID()

/** What tests of online messages do again and again, as one member of staff. */
export function threadsAt(desk: Ctx) {
  const begin = (writer: Writer, text = 'May I come earlier?', writingKey = key(), ctx = writer.ctx) =>
    startOwnThread(ctx, StartOwnThread.parse({ accountId: writer.accountId, subject: 'A question', text, writingKey }))

  const answer = (threadId: string, text = 'Yes, at nine.', ctx = desk, writingKey = key()) =>
    answerThread(ctx, { threadId, text, writingKey })

  const writtenIn = (threadId: string) =>
    read(desk, (tx) =>
      tx.select().from(threadMessages).where(eq(threadMessages.threadId, threadId)).orderBy(threadMessages.position),
    )

  async function threadOf(threadId: string) {
    const [row] = await read(desk, (tx) => tx.select().from(threads).where(eq(threads.id, threadId)))
    if (!row) throw new Error('There is no such thread')
    return row
  }

  async function actionsOn(threadId: string) {
    const rows = await read(desk, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, threadId)))
    return rows.map(({ action }) => action).sort()
  }

  const noticesTo = ({ email }: Writer) =>
    read(desk, (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.kind, 'thread-notice'), eq(messages.recipient, email ?? ''))),
    )

  return { begin, answer, writtenIn, threadOf, actionsOn, noticesTo }
}
