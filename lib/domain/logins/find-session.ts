import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { logins, sessions } from '@/drizzle/schema'
import type { Db } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import { sessionEnd } from './session-rules'
import type { SessionKind } from './vocabulary'

export type FoundSession = {
  id: string
  loginId: string
  practiceId: string | null
  /** False while the second factor is still owed. */
  completed: boolean
  expiresAt: Date
}

const touchAfter = 60_000

/** The live session a cookie opens, or null. Being seen moves its end, at most once a minute. */
export async function findSession(db: Db, kind: SessionKind, token: string, now: Date): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      id: sessions.id,
      loginId: sessions.loginId,
      practiceId: sessions.practiceId,
      completedAt: sessions.completedAt,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(logins, eq(logins.id, sessions.loginId))
    .where(
      and(
        eq(sessions.tokenHash, hashSecret(token)),
        eq(sessions.kind, kind),
        gt(sessions.expiresAt, now),
        isNull(logins.disabledAt),
      ),
    )
    .limit(1)
  if (!row) return null
  const touched = now.getTime() - row.lastSeenAt.getTime() > touchAfter
  const expiresAt = touched ? sessionEnd(kind, row.createdAt, now) : row.expiresAt
  if (touched) {
    await db
      .update(sessions)
      .set({ lastSeenAt: now, expiresAt })
      .where(sql`${sessions.id} = ${row.id} and ${sessions.lastSeenAt} < ${now.toISOString()}::timestamptz`)
  }
  return {
    id: row.id,
    loginId: row.loginId,
    practiceId: row.practiceId,
    completed: row.completedAt !== null,
    expiresAt,
  }
}
