import { and, eq, lte } from 'drizzle-orm'
import { visitors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'

/** Removes visitors whose hour is over, with everything they told. Returns how many went. */
export async function removeExpiredVisitors(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'housekeeping:run')
  const practiceId = practiceOf(ctx)
  return transaction(ctx, async (tx) => {
    const gone = await tx
      .delete(visitors)
      .where(and(eq(visitors.practiceId, practiceId), lte(visitors.expiresAt, ctx.now)))
      .returning({ id: visitors.id })
    const subject = { type: 'practice', id: practiceId }
    if (gone.length > 0)
      await recordAudit(tx, ctx, { action: 'visitors.removed', subject, details: { count: gone.length } })
    return gone.length
  })
}
