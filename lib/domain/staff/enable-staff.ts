import { and, eq } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { loadMember } from './load-member'

/** Gives a disabled member of staff their access back; one who never accepted is invited again by hand. */
export async function enableStaff(ctx: Ctx, { staffId }: { staffId: string }): Promise<void> {
  authorize(ctx.actor, 'staff:edit')
  await transaction(ctx, async (tx) => {
    const member = await loadMember(tx, ctx, staffId)
    if (!member.disabledAt) return
    await tx
      .update(staffMembers)
      .set({ disabledAt: null })
      .where(and(eq(staffMembers.practiceId, practiceOf(ctx)), eq(staffMembers.id, staffId)))
    await recordAudit(tx, ctx, { action: 'staff.enabled', subject: { type: 'staff-member', id: staffId } })
  })
}
