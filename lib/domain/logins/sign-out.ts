import { and, eq } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { ownLogin } from './own-login'

/** Ends the session this request came with. */
export async function signOut(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'login:own')
  const { loginId, sessionId } = ownLogin(ctx)
  await transaction(ctx, async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.loginId, loginId)))
    await recordAudit(tx, ctx, {
      action: ctx.actor.kind === 'staff' ? 'staff.signed-out' : 'login.signed-out',
      subject: { type: 'login', id: loginId },
    })
  })
}
