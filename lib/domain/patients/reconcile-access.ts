import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { letters, onlineAccounts, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { blockAccess } from '@/lib/domain/accounts/block-access'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'

/** Finds patients who left or died and can still get in, whichever way their status came, and blocks them. Every night. */
export async function reconcileAccess(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'access:reconcile')
  const practiceId = practiceOf(ctx)
  const found = await read(ctx, (tx) =>
    tx
      .selectDistinct({ id: patients.id })
      .from(onlineAccounts)
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
      .leftJoin(
        letters,
        and(eq(letters.practiceId, practiceId), eq(letters.accountId, onlineAccounts.id), eq(letters.status, 'issued')),
      )
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceId),
          isNull(onlineAccounts.closedAt),
          inArray(patients.standing, ['deducted', 'deceased']),
          or(isNull(onlineAccounts.disabledAt), eq(letters.status, 'issued')),
        ),
      ),
  )
  for (const { id: patientId } of found) {
    await transaction(ctx, async (tx) => {
      if (!(await blockAccess(tx, ctx, patientId, 'No longer a patient of this practice'))) return
      await recordAudit(tx, ctx, {
        action: 'account.blocked-at-night',
        subject: { type: 'patient', id: patientId },
        patientId,
      })
    })
  }
  return found.length
}
