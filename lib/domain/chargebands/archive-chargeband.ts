import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { chargebands, patients, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { archiveSchemesOf } from '@/lib/domain/memberships/archive-scheme'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { endCodesOf } from '@/lib/domain/sign-up-codes/end-codes-of'
import { lockChargeband, sameVersion } from './lock-chargeband'
import type { ArchiveChargeband } from './schema'
import { movedStandings } from './vocabulary'

/**
 * Puts a chargeband away. Refused while patients or unfinished registrations are on it, because they need a chargeband;
 * patients who left or died need none, and keep it as what they were on. Its codes lose their purpose with it, so they end too, once the person has said so; its membership schemes are closed.
 */
export async function archiveChargeband(ctx: Ctx, input: ArchiveChargeband): Promise<{ endedCodes: number }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId } = input
  return transaction(ctx, async (tx) => {
    sameVersion(await lockChargeband(tx, ctx, chargebandId), input.version)
    // Codes end first: a registration under way holds its code, so the count below sees it or it finds the code ended.
    const endedCodes = await endCodesOf(tx, ctx, chargebandId, 'chargeband archived')
    if (endedCodes > 0 && !input.endCodes) {
      const confirm = { key: 'errors.chargeband.confirmCodes', params: { codes: endedCodes } }
      throw new Conflict(confirm, { endCodes: confirm })
    }
    const practiceId = practiceOf(ctx)
    const [onBand] = await tx
      .select({ patients: count() })
      .from(patients)
      .where(
        and(
          eq(patients.practiceId, practiceId),
          eq(patients.chargebandId, chargebandId),
          inArray(patients.standing, movedStandings),
        ),
      )
    const [unfinished] = await tx
      .select({ registrations: count() })
      .from(registrations)
      .where(
        and(
          eq(registrations.practiceId, practiceId),
          eq(registrations.chargebandId, chargebandId),
          inArray(registrations.status, ['submitted', 'awaiting-activation', 'in-review']),
        ),
      )
    const params = { patients: onBand?.patients ?? 0, registrations: unfinished?.registrations ?? 0 }
    if (params.patients > 0) throw new Conflict({ key: 'errors.chargeband.hasPatients', params })
    if (params.registrations > 0) throw new Conflict({ key: 'errors.chargeband.hasRegistrations', params })
    await tx
      .update(chargebands)
      .set({ archivedAt: ctx.now, onlineBookingEnabledAt: null, version: sql`${chargebands.version} + 1` })
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId)))
    await archiveSchemesOf(tx, ctx, chargebandId)
    await recordAudit(tx, ctx, {
      action: 'chargeband.archived',
      subject: { type: 'chargeband', id: chargebandId },
      details: { endedCodes },
    })
    return { endedCodes }
  })
}
