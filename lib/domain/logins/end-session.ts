import { and, eq, ne } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { ownLogin } from './own-login'

/** Ends one of a person's own sessions, or with `others` every one but this. */
export async function endSession(ctx: Ctx, input: { sessionId: string | 'others' }): Promise<{ ended: number }> {
  authorize(ctx.actor, 'login:own')
  const { loginId, sessionId } = ownLogin(ctx)
  const which = input.sessionId === 'others' ? ne(sessions.id, sessionId) : eq(sessions.id, input.sessionId)
  const outside = forPractice(ctx, null)
  return transaction(outside, async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.loginId, loginId), which))
      .returning({ id: sessions.id })
    await recordAudit(tx, outside, {
      action: 'login.session-ended',
      subject: { type: 'login', id: loginId },
      details: { ended: ended.length },
    })
    return { ended: ended.length }
  })
}
