import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { logins, onlineAccounts, sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { ownLogin } from './own-login'
import { passwordRules } from './password-rules'
import { readUserAgent } from './read-user-agent'
import type { SessionKind } from './vocabulary'

export type OwnSession = {
  id: string
  kind: SessionKind
  /** The one this request came with. */
  here: boolean
  createdAt: Date
  lastSeenAt: Date
  browser: string | null
  system: string | null
}

/** Where a person is signed in now, this one first. */
export async function mySessions(ctx: Ctx): Promise<OwnSession[]> {
  authorize(ctx.actor, 'login:own')
  const { loginId, sessionId } = ownLogin(ctx)
  const rows = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({
        id: sessions.id,
        kind: sessions.kind,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        userAgent: sessions.userAgent,
      })
      .from(sessions)
      .where(and(eq(sessions.loginId, loginId), gt(sessions.expiresAt, ctx.now)))
      .orderBy(desc(sessions.lastSeenAt)),
  )
  return rows
    .map(({ userAgent, ...row }) => ({ ...row, here: row.id === sessionId, ...readUserAgent(userAgent) }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}

/** How a person signs in and what a new password of theirs needs, for their security page. */
export async function mySignIn(
  ctx: Ctx,
): Promise<{ email: string | null; username: string | null; policy: PasswordPolicy }> {
  authorize(ctx.actor, 'login:own')
  const { loginId } = ownLogin(ctx)
  const { policy } = await read(forPractice(ctx, null), (tx) => passwordRules(tx, loginId))
  const [row] = await read(forPractice(ctx, null), (tx) =>
    tx.select({ email: logins.email, username: logins.username }).from(logins).where(eq(logins.id, loginId)),
  )
  if (!row) throw new NotFound('login')
  return { ...row, policy }
}

/** The practices where the person signed in has an online account that works. */
export async function myPractices(ctx: Ctx): Promise<PracticeCard[]> {
  authorize(ctx.actor, 'portal:view')
  const { loginId } = ownLogin(ctx)
  const rows = await read(forPractice(ctx, null), (tx) =>
    tx
      .selectDistinct({ practiceId: onlineAccounts.practiceId })
      .from(onlineAccounts)
      .where(and(eq(onlineAccounts.loginId, loginId), isNull(onlineAccounts.disabledAt))),
  )
  return Promise.all(rows.map((row) => practiceById(ctx.db, row.practiceId)))
}
