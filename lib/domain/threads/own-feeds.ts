import { and, desc, eq, lt } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { formatName } from '@/lib/format'
import { threadsShownTo } from './correspondent'
import { messagesOfThreads } from './messages-of-thread'
import { type OwnCorrespondent, ownCorrespondents } from './own-correspondents'
import type { Side } from './vocabulary'

export type Feed = Awaited<ReturnType<typeof feedsOf>>[number]

const pageSize = 20

/**
 * The threads of whoever is signed in, as programs read them: whole, by when they were begun, the newest first. A page
 * ends with everything of its last moment, so that the next one, before that moment, misses nothing.
 */
export async function ownFeeds(ctx: Ctx, { before }: { before: Date | undefined }): Promise<Feed[]> {
  authorize(ctx.actor, 'thread:own')
  const pages = await Promise.all((await ownCorrespondents(ctx)).map((who) => feedsOf(who, { before })))
  const feeds = pages.flat().sort((a, b) => b.begunAt.getTime() - a.begunAt.getTime())
  const last = feeds[pageSize - 1]?.begunAt.getTime() ?? 0
  return feeds.filter((feed, index) => index < pageSize || feed.begunAt.getTime() === last)
}

/** One of them; null when it is not theirs. Reading it by a program is not yet the person's reading it. */
export async function ownFeed(ctx: Ctx, { threadId }: { threadId: string }): Promise<Feed | null> {
  authorize(ctx.actor, 'thread:own')
  for (const who of await ownCorrespondents(ctx)) {
    const [feed] = await feedsOf(who, { threadId })
    if (feed) return feed
  }
  return null
}

async function feedsOf(who: OwnCorrespondent, only: { before?: Date | undefined; threadId?: string }) {
  const { there, patientId, registrationId, practice } = who
  return read(there, async (tx) => {
    const rows = await tx
      .select({
        id: threads.id,
        begunSide: threads.begunSide,
        begunAt: threads.createdAt,
        unread: threads.unreadByPatient,
      })
      .from(threads)
      .where(
        and(
          threadsShownTo(who),
          only.before ? lt(threads.createdAt, only.before) : undefined,
          only.threadId ? eq(threads.id, only.threadId) : undefined,
        ),
      )
      .orderBy(desc(threads.createdAt), desc(threads.id))
      .limit(pageSize * 2)
    if (patientId && !registrationId) await recordAccess(tx, there, { patientId, what: 'own-messages' })
    const messages = await messagesOfThreads(
      tx,
      there,
      rows.map(({ id }) => id),
    )
    const author = (side: Side) => (side === 'patient' ? formatName(who.name) : practice.name)
    return rows.map(({ begunSide, ...feed }) => ({
      ...feed,
      author: author(begunSide),
      messages: messages
        .filter(({ threadId }) => threadId === feed.id)
        .map(({ side, at, text }) => ({ author: author(side), at, text })),
    }))
  })
}

/** The threads that hold something whoever is signed in has not read: what a program notifies of. */
export async function ownUnreadThreads(ctx: Ctx): Promise<{ threadId: string; practice: string }[]> {
  authorize(ctx.actor, 'thread:own')
  const found = await Promise.all(
    (await ownCorrespondents(ctx)).map((who) =>
      read(who.there, async (tx) => {
        const rows = await tx
          .select({ threadId: threads.id })
          .from(threads)
          .where(and(threadsShownTo(who), eq(threads.unreadByPatient, true)))
          .orderBy(desc(threads.lastMessageAt), desc(threads.id))
          .limit(100)
        return rows.map((row) => ({ ...row, practice: who.practice.name }))
      }),
    ),
  )
  return found.flat()
}
