import { and, eq } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { lockChargeband } from './lock-chargeband'
import type { DisableOnlineBooking } from './schema'

/** Closes online booking for a chargeband: its codes stop working until it is opened again, and nobody is written to. */
export async function disableOnlineBooking(ctx: Ctx, input: DisableOnlineBooking): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId } = input
  return transaction(ctx, async (tx) => {
    const band = await lockChargeband(tx, ctx, chargebandId)
    if (!band.online) return { chargebandId }
    await tx
      .update(chargebands)
      .set({ onlineBookingEnabledAt: null })
      .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
    await recordAudit(tx, ctx, {
      action: 'chargeband.online-booking-disabled',
      subject: { type: 'chargeband', id: chargebandId },
    })
    return { chargebandId }
  })
}
