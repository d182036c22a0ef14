import { and, eq } from 'drizzle-orm'
import { logins, recoveryCodes, sessions } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { seeAs } from '@/lib/domain/logins/as-login'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { loadMember } from './load-member'
import { membershipsOf } from './queries'

/** For a lost phone: the person sets up a new second step at their next sign-in. Not for someone who works elsewhere too. */
export async function resetSecondFactor(ctx: Ctx, { staffId }: { staffId: string }): Promise<void> {
  authorize(ctx.actor, 'staff:edit')
  const practiceId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const { loginId } = await loadMember(tx, ctx, staffId)
    if (!loginId) return
    await seeAs(tx, loginId, practiceId)
    const elsewhere = (await membershipsOf(tx, loginId)).some((one) => one.practiceId !== practiceId)
    if (elsewhere) throw new Conflict({ key: 'errors.staff.worksElsewhere' })
    await tx.update(logins).set({ totpSecret: null, totpEnrolledAt: null }).where(eq(logins.id, loginId))
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.loginId, loginId))
    await tx.delete(sessions).where(and(eq(sessions.loginId, loginId), eq(sessions.kind, 'staff')))
    await recordAudit(tx, ctx, { action: 'staff.second-factor-reset', subject: { type: 'staff-member', id: staffId } })
  })
}
