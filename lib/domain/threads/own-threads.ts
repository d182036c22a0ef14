import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import { threadsShownTo } from './correspondent'
import { ownCorrespondents } from './own-correspondents'
import { type Cursor, olderThan } from './page-of-threads'

export type OwnThreads = Awaited<ReturnType<typeof ownThreads>>

const pageSize = 20

const line = {
  id: threads.id,
  subject: threads.subject,
  lastSide: threads.lastSide,
  lastMessageAt: threads.lastMessageAt,
  unread: threads.unreadByPatient,
  closedAt: threads.closedAt,
}

/** The threads of whoever is signed in at all their practices, the newest first, and at which of them they may write. */
export async function ownThreads(ctx: Ctx, before: Cursor | null = null) {
  authorize(ctx.actor, 'thread:own')
  const accounts = await ownCorrespondents(ctx)
  const found = await Promise.all(
    accounts.map((who) =>
      read(who.there, async (tx) => {
        if (who.patientId && !who.registrationId)
          await recordAccess(tx, who.there, { patientId: who.patientId, what: 'own-messages' })
        const rows = await tx
          .select(line)
          .from(threads)
          .where(and(threadsShownTo(who), olderThan(before)))
          .orderBy(desc(threads.lastMessageAt), desc(threads.id))
          .limit(pageSize + 1)
        return rows.map((row) => ({ ...row, practice: who.practice, name: who.name }))
      }),
    ),
  )
  const newest = (a: Cursor, b: Cursor) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)
  const all = found
    .flat()
    .map((row) => ({ ...row, at: row.lastMessageAt }))
    .sort(newest)
  const lines = all.slice(0, pageSize)
  const last = lines.at(-1)
  return {
    accounts: accounts.map(({ accountId, practice, name, refused }) => ({ accountId, practice, name, refused })),
    lines,
    next: all.length > pageSize && last ? { at: last.at, id: last.id } : null,
  }
}

/**
 * How many threads hold something whoever is signed in has not read, without the one that is being opened; and whether
 * messages are for them at all.
 */
export async function ownUnread(ctx: Ctx, opening: string | null = null) {
  authorize(ctx.actor, 'thread:own')
  const accounts = await ownCorrespondents(ctx)
  const counts = await Promise.all(
    accounts.map((who) =>
      read(who.there, async (tx) => {
        const theirs = threadsShownTo(who)
        const others = opening && isId(opening) ? ne(threads.id, opening) : sql`true`
        const [row] = await tx.execute<{ some: boolean; unread: number }>(sql`
          select exists (select 1 from ${threads} where ${theirs}) as some,
            (select count(*)::int from ${threads} where ${theirs} and ${threads.unreadByPatient} and ${others}) as unread`)
        return row ?? { some: false, unread: 0 }
      }),
    ),
  )
  return {
    unread: counts.reduce((sum, { unread }) => sum + unread, 0),
    offered: accounts.some(({ refused }) => refused === null) || counts.some(({ some }) => some),
  }
}

/** A thread of whoever is signed in, with whom they are there; null when it is not theirs. */
export async function findOwnThread(ctx: Ctx, threadId: string) {
  authorize(ctx.actor, 'thread:own')
  if (!isId(threadId)) return null
  for (const who of await ownCorrespondents(ctx)) {
    const [thread] = await read(who.there, (tx) =>
      tx
        .select({
          ...line,
          begunSide: threads.begunSide,
          createdAt: threads.createdAt,
          messageCount: threads.messageCount,
        })
        .from(threads)
        .where(and(threadsShownTo(who), eq(threads.id, threadId))),
    )
    if (thread) return { thread, who }
  }
  return null
}
