import { and, eq } from 'drizzle-orm'
import { memberships } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { endMemberships } from './end-memberships'
import type { EndMembership } from './schema'

/** Staff end a patient's membership, who asked for it or may not stay in it. Open invoices stay as they are. */
export async function endMembership(ctx: Ctx, { patientId, membershipId, reason }: EndMembership): Promise<void> {
  authorize(ctx.actor, 'membership:end')
  await transaction(ctx, async (tx) => {
    const one = and(eq(memberships.id, membershipId), eq(memberships.patientId, patientId))
    const [ended] = await endMemberships(tx, ctx, one, 'staff')
    if (!ended) throw new Conflict({ key: 'errors.membership.over' })
    await recordAudit(tx, ctx, {
      action: 'membership.ended',
      subject: { type: 'membership', id: membershipId },
      patientId,
      reason,
    })
  })
}
