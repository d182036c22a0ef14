import { staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import type { InviteStaff } from './schema'
import { sendInvitation } from './send-invitation'

/** Adds a member of staff and sends them a link that lasts seven days and works once. */
export async function inviteStaff(ctx: Ctx, input: InviteStaff): Promise<{ staffId: string }> {
  authorize(ctx.actor, 'staff:edit')
  // The first manager, invited by the system itself, has nobody yet who could put them on the list of who may check.
  const checks = ctx.actor.kind === 'system' ? { mayVerify: true, mayVouch: true } : {}
  const member = { ...input, ...checks, practiceId: practiceOf(ctx), id: newId(ctx.now.getTime()), createdAt: ctx.now }
  try {
    return await transaction(ctx, async (tx) => {
      await tx.insert(staffMembers).values(member)
      await recordAudit(tx, ctx, {
        action: 'staff.invited',
        subject: { type: 'staff-member', id: member.id },
        details: { role: input.role },
        personal: { name: input.name, email: input.email },
      })
      await sendInvitation(tx, ctx, member)
      return { staffId: member.id }
    })
  } catch (error) {
    if (violatedConstraint(error) !== 'staff_members_email') throw error
    const taken = { key: 'errors.staff.emailTaken' }
    throw new Conflict(taken, { email: taken })
  }
}
