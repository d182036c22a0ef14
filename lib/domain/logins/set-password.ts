import { and, eq, ne } from 'drizzle-orm'
import { logins, sessions } from '@/drizzle/schema'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { contactOfLogin } from './contact-of-login'
import { loginById } from './find-login'

type NewPassword = { loginId: string; passwordHash: string; keepSession: string | null; locale: Locale }

/** The writes every change of a password shares: the lock and open links go, sessions end, the owner is told. */
export async function setPassword(tx: Tx, ctx: Ctx, change: NewPassword): Promise<void> {
  const { loginId, passwordHash, keepSession, locale } = change
  await tx.update(logins).set({ passwordHash, failedAttempts: 0, lockedUntil: null }).where(eq(logins.id, loginId))
  await tx
    .delete(sessions)
    .where(and(eq(sessions.loginId, loginId), keepSession ? ne(sessions.id, keepSession) : undefined))
  await endSecrets(tx, ctx.now, 'password-reset', loginId)
  await endSecrets(tx, ctx.now, 'work-reset', loginId)
  await endSecrets(tx, ctx.now, 'unlock', loginId)
  const login = await loginById(tx, loginId)
  const recipient = login && (await contactOfLogin(tx, login))
  if (!recipient) return
  await announce(tx, ctx, { kind: 'password-changed', channel: 'email', recipient, locale, ids: { loginId } })
}
