import { and, eq, lte } from 'drizzle-orm'
import { registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'

/** Removes answers that nobody submitted within their hour. Returns how many drafts went. */
export async function removeExpiredDrafts(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'registration:expire')
  const practiceId = practiceOf(ctx)
  return transaction(ctx, async (tx) => {
    const gone = await tx
      .delete(registrationDrafts)
      .where(and(eq(registrationDrafts.practiceId, practiceId), lte(registrationDrafts.expiresAt, ctx.now)))
      .returning({ id: registrationDrafts.id })
    const subject = { type: 'practice', id: practiceId }
    if (gone.length > 0) {
      await recordAudit(tx, ctx, { action: 'drafts.removed', subject, details: { count: gone.length } })
    }
    return gone.length
  })
}
