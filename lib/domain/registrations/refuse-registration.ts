import { authorize } from '@/lib/domain/access/authorize'
import { closeAccess } from '@/lib/domain/accounts/disable-account'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { undoMembership } from '@/lib/domain/memberships/join-at-activation'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { announce } from '@/lib/platform/outbox'
import { inReview } from './in-review'
import { move } from './move'
import type { DecideRegistration } from './staff-schema'

/**
 * Refuses a registration in review: no record, no access, and the person is asked to contact the practice, in words that
 * say nothing about anyone on file: by email, or by text where a mobile number is all they gave. The code's use stays taken: it was used.
 */
export async function refuseRegistration(ctx: Ctx, input: DecideRegistration): Promise<void> {
  authorize(ctx.actor, 'registration:decide')
  const { registrationId, reason } = input
  await transaction(ctx, async (tx) => {
    const { registration, account } = await inReview(tx, ctx, registrationId)
    await move(tx, ctx, registrationId, 'refuse')
    await undoMembership(tx, ctx, registrationId, reason)
    if (!account.disabledAt) await closeAccess(tx, ctx, account, reason)
    const { email, mobile, locale } = registration
    const reached = email ? ({ channel: 'email', recipient: email } as const) : null
    const to = reached ?? (mobile ? ({ channel: 'sms', recipient: mobile } as const) : null)
    if (to) {
      await announce(tx, ctx, {
        ...{ kind: 'registration-refused', ...to, locale, ids: { about: registrationId }, registrationId },
      })
    }
    await recordAudit(tx, ctx, {
      action: 'registration.refused',
      subject: { type: 'registration', id: registrationId },
      reason,
    })
  })
}
