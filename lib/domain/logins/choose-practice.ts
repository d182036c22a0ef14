import { eq } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { membershipsOf } from '@/lib/domain/staff/queries'
import { asLogin, seeAs } from './as-login'
import { enterPractice, type StaffStep } from './enter-practice'
import { staffSession } from './waiting-session'

/** Someone who works at several practices says for which one this session is. */
export async function choosePractice(
  ctx: Ctx,
  input: { practiceId: string; sessionId: string | undefined },
): Promise<{ step: StaffStep }> {
  authorize(ctx.actor, 'login:sign-in')
  return transaction({ ...ctx, practiceId: null }, async (tx) => {
    const session = await staffSession(tx, ctx.now, input.sessionId)
    await seeAs(tx, session.loginId)
    const member = (await membershipsOf(tx, session.loginId)).find((one) => one.practiceId === input.practiceId)
    if (!member) throw new Invalid({ practiceId: { key: 'errors.login.practiceRequired' } })
    await recordAudit(tx, asLogin(ctx, session.loginId, session.id), {
      action: 'login.practice-chosen',
      subject: { type: 'login', id: session.loginId },
    })
    const step = await enterPractice(tx, ctx, member, session.totpEnrolledAt !== null)
    await tx
      .update(sessions)
      .set({ practiceId: member.practiceId, completedAt: step === 'done' ? ctx.now : null })
      .where(eq(sessions.id, session.id))
    return { step }
  })
}
