import { and, eq } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'

/** Ends the session this request came with. */
export async function signOut(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'login:own')
  const { actor } = ctx
  if (actor.kind !== 'patient' && actor.kind !== 'staff') throw new Forbidden('login:own')
  await transaction(ctx, async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.id, actor.sessionId), eq(sessions.loginId, actor.loginId)))
    await recordAudit(tx, ctx, {
      action: actor.kind === 'staff' ? 'staff.signed-out' : 'login.signed-out',
      subject: { type: 'login', id: actor.loginId },
    })
  })
}
