import { authorize } from '@/lib/domain/access/authorize'
import { closeAccess } from '@/lib/domain/accounts/disable-account'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { announce } from '@/lib/platform/outbox'
import { inReview } from './in-review'
import { move } from './move'
import type { DecideRegistration } from './staff-schema'

/**
 * Refuses a registration in review: no record, no access, and the person is asked to contact the practice, in words that
 * say nothing about anyone on file. The code's use stays taken: it was used.
 */
export async function refuseRegistration(ctx: Ctx, input: DecideRegistration): Promise<void> {
  authorize(ctx.actor, 'registration:decide')
  const { registrationId, reason } = input
  await transaction(ctx, async (tx) => {
    const { registration, account } = await inReview(tx, ctx, registrationId)
    await move(tx, ctx, registrationId, 'refuse')
    if (!account.disabledAt) await closeAccess(tx, ctx, account, reason)
    const { email, locale } = registration
    if (email) {
      await announce(tx, ctx, {
        ...{ kind: 'registration-refused', channel: 'email', recipient: email, locale },
        ...{ ids: { about: registrationId }, registrationId },
      })
    }
    await recordAudit(tx, ctx, {
      action: 'registration.refused',
      subject: { type: 'registration', id: registrationId },
      reason,
    })
  })
}
