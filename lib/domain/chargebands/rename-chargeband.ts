import { and, eq, sql } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { fullName, splitFullName } from './full-name'
import { lockChargeband, sameVersion } from './lock-chargeband'
import type { RenameChargeband } from './schema'
import { takenAt } from './taken-at'

/** Gives a chargeband another name or folder; its patients and codes stay. */
export async function renameChargeband(ctx: Ctx, input: RenameChargeband): Promise<{ id: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId: id } = input
  return takenAt({ chargebands_name: { name: 'errors.chargeband.nameTaken' } }, () =>
    transaction(ctx, async (tx) => {
      const band = await lockChargeband(tx, ctx, id)
      sameVersion(band, input.version)
      const to = splitFullName(input.name)
      await tx
        .update(chargebands)
        .set({ ...to, version: sql`${chargebands.version} + 1` })
        .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, id)))
      await recordAudit(tx, ctx, {
        action: 'chargeband.renamed',
        subject: { type: 'chargeband', id },
        details: { from: fullName(band), to: fullName(to) },
      })
      return { id }
    }),
  )
}
