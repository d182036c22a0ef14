import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { letters } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { recordLetterEvent } from './move-letter'
import { letterTransitions } from './vocabulary'

/** Uses one letter up for a registration: one conditional UPDATE, so of claims that race one wins. False for the others. */
export async function redeemLetter(
  tx: Tx,
  ctx: Ctx,
  { letterId, registrationId, patientId }: { letterId: string; registrationId: string; patientId: string },
): Promise<boolean> {
  const { from, to } = letterTransitions.redeem
  const redeemed = await tx
    .update(letters)
    .set({
      status: to,
      registrationId,
      sealedCodes: null,
      endedAt: ctx.now,
      endedReason: 'claimed',
      version: sql`${letters.version} + 1`,
    })
    .where(
      and(
        eq(letters.practiceId, practiceOf(ctx)),
        eq(letters.id, letterId),
        inArray(letters.status, [...from]),
        gt(letters.expiresAt, ctx.now),
      ),
    )
    .returning({ id: letters.id })
  if (redeemed.length === 0) return false
  await endSecrets(tx, ctx.now, 'letter-link', letterId)
  await recordLetterEvent(tx, ctx, letterId, 'redeem')
  await recordAudit(tx, ctx, { action: 'letter.redeemed', subject: { type: 'letter', id: letterId }, patientId })
  return true
}
