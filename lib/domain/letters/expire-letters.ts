import { and, eq, lte } from 'drizzle-orm'
import { letters } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { endLetter } from './move-letter'

/** Ends letters whose date has passed and forgets their codes, a transaction each. Returns how many. */
export async function expireLetters(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'letter:expire')
  const due = await read(ctx, (tx) =>
    tx
      .select({ accountId: letters.accountId })
      .from(letters)
      .where(
        and(eq(letters.practiceId, practiceOf(ctx)), eq(letters.status, 'issued'), lte(letters.expiresAt, ctx.now)),
      )
      .limit(500),
  )
  let expired = 0
  for (const { accountId } of due) {
    await transaction(ctx, async (tx) => {
      // Somebody may claim it at this very moment: whoever moves the status first decides.
      const letterId = await endLetter(tx, ctx, accountId, 'expire', 'date-passed')
      if (!letterId) return
      await recordAudit(tx, ctx, { action: 'letter.expired', subject: { type: 'letter', id: letterId } })
      expired += 1
    })
  }
  return expired
}
