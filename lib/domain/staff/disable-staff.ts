import { and, eq } from 'drizzle-orm'
import { sessions, staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { keepOneManager, loadMember } from './load-member'

/** Takes away a member of staff's access to this practice at once, and ends an invitation not yet accepted. */
export async function disableStaff(ctx: Ctx, { staffId }: { staffId: string }): Promise<void> {
  authorize(ctx.actor, 'staff:edit')
  const practiceId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    await keepOneManager(tx, ctx, staffId)
    const member = await loadMember(tx, ctx, staffId)
    if (member.disabledAt) return
    await tx
      .update(staffMembers)
      .set({ disabledAt: ctx.now })
      .where(and(eq(staffMembers.practiceId, practiceId), eq(staffMembers.id, staffId)))
    await endSecrets(tx, ctx.now, 'staff-invitation', staffId)
    if (member.loginId) {
      await tx
        .delete(sessions)
        .where(
          and(eq(sessions.loginId, member.loginId), eq(sessions.kind, 'staff'), eq(sessions.practiceId, practiceId)),
        )
    }
    await recordAudit(tx, ctx, { action: 'staff.disabled', subject: { type: 'staff-member', id: staffId } })
  })
}
