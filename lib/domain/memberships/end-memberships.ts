import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { memberships } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { MembershipEnder } from './vocabulary'

/** Ends the memberships that match and have not ended: nothing is billed for them any more. Those that ended now. */
export async function endMemberships(tx: Tx, ctx: Ctx, which: SQL | undefined, leftBy: MembershipEnder) {
  return tx
    .update(memberships)
    .set({ leftAt: ctx.now, leftBy })
    .where(and(eq(memberships.practiceId, practiceOf(ctx)), isNull(memberships.leftAt), which))
    .returning({ id: memberships.id, patientId: memberships.patientId })
}
