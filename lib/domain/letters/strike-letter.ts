import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { letters, practices, staffMembers } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { announceAll } from '@/lib/platform/outbox'
import { endLetter } from './move-letter'

/** So many wrong tries make a letter void. */
export const letterTries = 5

/**
 * Counts a wrong try against the letters of the accounts it named, of which there may be none: the same statement
 * either way, and one UPDATE, so callers who race are each counted. The fifth makes the letter void and tells the
 * practice's managers, without saying whose it is.
 */
export async function strikeLetters(tx: Tx, ctx: Ctx, accountIds: string[]): Promise<void> {
  const struck = await tx
    .update(letters)
    .set({ failedTries: sql`${letters.failedTries} + 1` })
    .where(
      and(
        eq(letters.practiceId, practiceOf(ctx)),
        inArray(letters.accountId, accountIds.length > 0 ? accountIds : [newId()]),
        eq(letters.status, 'issued'),
        gt(letters.expiresAt, ctx.now),
      ),
    )
    .returning({ id: letters.id, accountId: letters.accountId, tries: letters.failedTries })
  await recordAudit(tx, ctx, {
    action: 'letter.refused',
    subject: { type: 'letter', id: struck[0]?.id ?? null },
  })
  for (const { accountId, tries } of struck) {
    if (tries < letterTries) continue
    const letterId = await endLetter(tx, ctx, accountId, 'revoke', 'wrong-tries')
    await recordAudit(tx, ctx, { action: 'letter.voided', subject: { type: 'letter', id: letterId } })
    await tellManagers(tx, ctx)
  }
}

async function tellManagers(tx: Tx, ctx: Ctx): Promise<void> {
  const managers = await tx
    .select({ email: staffMembers.email, locale: practices.locale })
    .from(staffMembers)
    .innerJoin(practices, eq(practices.id, staffMembers.practiceId))
    .where(
      and(
        eq(staffMembers.practiceId, practiceOf(ctx)),
        eq(staffMembers.role, 'manager'),
        isNotNull(staffMembers.acceptedAt),
        isNull(staffMembers.disabledAt),
      ),
    )
  await announceAll(
    tx,
    ctx,
    managers.map(({ email, locale }) => ({
      kind: 'letter-voided' as const,
      channel: 'email' as const,
      recipient: email,
      locale,
      ids: {},
    })),
  )
}
