import { and, eq, sql } from 'drizzle-orm'
import { threadMessages, threadReads, threads } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Side } from './vocabulary'

type Writing = { threadId: string; side: Side; text: string; writingKey: string }

/**
 * Writes the next message of a thread; those who write at once take turns at its row, so each has a place of its own.
 * False when the form it came with has written already. Whoever writes has read what stood there; a closed thread is
 * open again when the patient writes, as nothing they say may be missed.
 */
export async function writeInto(tx: Tx, ctx: Ctx, writing: Writing): Promise<boolean> {
  const practiceId = practiceOf(ctx)
  const { threadId, side, text, writingKey } = writing
  const ofThread = and(eq(threads.practiceId, practiceId), eq(threads.id, threadId))
  const [thread] = await tx.select({ count: threads.messageCount }).from(threads).where(ofThread).for('update')
  if (!thread) throw new NotFound('thread')
  const [known] = await tx
    .select({ position: threadMessages.position })
    .from(threadMessages)
    .where(
      and(
        eq(threadMessages.practiceId, practiceId),
        eq(threadMessages.threadId, threadId),
        eq(threadMessages.writingKey, writingKey),
      ),
    )
  if (known) return false
  const position = thread.count + 1
  const loginId = loginOf(ctx.actor)
  if (!loginId) throw new NotFound('login')
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const message = { practiceId, threadId, position, side, loginId, staffId, writingKey, text }
  await tx.insert(threadMessages).values({ ...message, createdAt: ctx.now })
  await tx
    .update(threads)
    .set({
      messageCount: position,
      lastSide: side,
      lastMessageAt: sql`greatest(${threads.lastMessageAt}, ${ctx.now.toISOString()}::timestamptz)`,
      ...(side === 'patient'
        ? { unreadByPractice: true, unreadByPatient: false, closedAt: null }
        : { unreadByPatient: true, unreadByPractice: false }),
    })
    .where(ofThread)
  await noteRead(tx, ctx, { threadId, side, position })
  return true
}

/** Who has read up to where; looking again never takes anything back. */
export async function noteRead(
  tx: Tx,
  ctx: Ctx,
  { threadId, side, position }: { threadId: string; side: Side; position: number },
): Promise<void> {
  const loginId = loginOf(ctx.actor)
  if (!loginId) return
  await tx
    .insert(threadReads)
    .values({ practiceId: practiceOf(ctx), threadId, side, loginId, position, readAt: ctx.now })
    .onConflictDoUpdate({
      target: [threadReads.practiceId, threadReads.threadId, threadReads.side, threadReads.loginId],
      set: { position: sql`greatest(${threadReads.position}, excluded.position)`, readAt: ctx.now },
    })
}

type Beginning = {
  patientId: string | null
  registrationId: string | null
  subject: string | undefined
  role: (typeof threads.$inferInsert)['assignedRole']
  side: Side
  writingKey: string
}

/** A new thread without its first message; the id of the one that this form began before, with `begun` false. */
export async function beginThread(
  tx: Tx,
  ctx: Ctx,
  beginning: Beginning,
): Promise<{ threadId: string; begun: boolean }> {
  const practiceId = practiceOf(ctx)
  const { patientId, registrationId, subject = null, role, side, writingKey } = beginning
  const begunBy = loginOf(ctx.actor)
  if (!begunBy) throw new NotFound('login')
  const [row] = await tx
    .insert(threads)
    .values({
      ...{ practiceId, id: newId(ctx.now.getTime()), patientId, registrationId, subject, assignedRole: role },
      ...{ begunBy, begunSide: side, writingKey, lastSide: side, lastMessageAt: ctx.now, createdAt: ctx.now },
    })
    .onConflictDoNothing({ target: [threads.practiceId, threads.begunBy, threads.writingKey] })
    .returning({ id: threads.id })
  if (row) return { threadId: row.id, begun: true }
  const [known] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.practiceId, practiceId), eq(threads.begunBy, begunBy), eq(threads.writingKey, writingKey)))
  if (!known) throw new NotFound('thread')
  return { threadId: known.id, begun: false }
}
