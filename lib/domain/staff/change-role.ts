import { and, eq } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { keepOneManager, loadMember } from './load-member'
import type { Role } from './vocabulary'

/** Gives a member of staff another role; it holds from their next request. */
export async function changeRole(ctx: Ctx, { staffId, role }: { staffId: string; role: Role }): Promise<void> {
  authorize(ctx.actor, 'staff:edit')
  await transaction(ctx, async (tx) => {
    if (role !== 'manager') await keepOneManager(tx, ctx, staffId)
    const before = await loadMember(tx, ctx, staffId)
    if (before.role === role) return
    await tx
      .update(staffMembers)
      .set({ role })
      .where(and(eq(staffMembers.practiceId, practiceOf(ctx)), eq(staffMembers.id, staffId)))
    await recordAudit(tx, ctx, {
      action: 'staff.role-changed',
      subject: { type: 'staff-member', id: staffId },
      details: { from: before.role, to: role },
    })
  })
}
