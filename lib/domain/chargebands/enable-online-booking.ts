import { and, eq } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { announceAll } from '@/lib/platform/outbox'
import { lockChargeband } from './lock-chargeband'
import { reachedPatients } from './reach'
import type { EnableOnlineBooking } from './schema'

/** Opens online booking to a chargeband and, if chosen, writes once to each patient who can be reached. */
export async function enableOnlineBooking(
  ctx: Ctx,
  input: EnableOnlineBooking,
): Promise<{ chargebandId: string; notified: number; already: boolean }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, choice } = input
  return transaction(ctx, async (tx) => {
    const band = await lockChargeband(tx, ctx, chargebandId)
    // A second press finds it open and writes to nobody again.
    if (band.online) return { chargebandId, notified: 0, already: true }
    const reached = choice === 'notify' ? await reachedPatients(tx, ctx, chargebandId) : []
    if (input.confirmedCount !== undefined && reached.length > input.confirmedCount) {
      throw new Conflict({ key: 'errors.chargeband.reachGrew', params: { count: reached.length } })
    }
    await tx
      .update(chargebands)
      .set({ onlineBookingEnabledAt: ctx.now, accessChoice: choice })
      .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
    await recordAudit(tx, ctx, {
      action: 'chargeband.online-booking-enabled',
      subject: { type: 'chargeband', id: chargebandId },
      details: { choice, notified: reached.length },
    })
    await announceAll(
      tx,
      ctx,
      reached.map((patient) => ({
        kind: 'online-access-open',
        channel: patient.channel,
        recipient: patient.recipient,
        locale: patient.locale,
        ids: { chargebandId, patientId: patient.id },
        patientId: patient.id,
      })),
    )
    return { chargebandId, notified: reached.length, already: false }
  })
}
