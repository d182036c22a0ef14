import { and, eq, gt, isNull } from 'drizzle-orm'
import { logins, sessions } from '@/drizzle/schema'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

export type WaitingSession = {
  id: string
  loginId: string
  practiceId: string | null
  completedAt: Date | null
  email: string | null
  totpSecret: string | null
  totpEnrolledAt: Date | null
  totpLastStep: number | null
}

/**
 * The staff session of this browser and its login, locked until the transaction ends: the login first, as a new password
 * takes them, and so that tries from several sessions are counted one after the other.
 */
export async function staffSession(tx: Tx, now: Date, sessionId: string | undefined): Promise<WaitingSession> {
  if (!sessionId) throw new NotFound('session')
  const [row] = await tx
    .select({
      id: sessions.id,
      loginId: sessions.loginId,
      practiceId: sessions.practiceId,
      completedAt: sessions.completedAt,
      email: logins.email,
      totpSecret: logins.totpSecret,
      totpEnrolledAt: logins.totpEnrolledAt,
      totpLastStep: logins.totpLastStep,
    })
    .from(sessions)
    .innerJoin(logins, eq(logins.id, sessions.loginId))
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.kind, 'staff'),
        gt(sessions.expiresAt, now),
        isNull(logins.disabledAt),
      ),
    )
    .for('no key update', { of: [logins, sessions] })
  if (!row) throw new NotFound('session')
  return row
}
