import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { loadMember } from './load-member'
import { sendInvitation } from './send-invitation'

/** Sends the invitation again with a new link; the old one stops working. */
export async function resendInvitation(ctx: Ctx, { staffId }: { staffId: string }): Promise<void> {
  authorize(ctx.actor, 'staff:edit')
  await transaction(ctx, async (tx) => {
    const member = await loadMember(tx, ctx, staffId)
    if (member.loginId) throw new Conflict({ key: 'errors.staff.acceptedAlready' })
    if (member.disabledAt) throw new Conflict({ key: 'errors.staff.isDisabled' })
    await recordAudit(tx, ctx, { action: 'staff.invited-again', subject: { type: 'staff-member', id: staffId } })
    await sendInvitation(tx, ctx, member)
  })
}
