import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { canSendTexts } from '@/lib/platform/env'
import { updateSettings } from './changed-meanwhile'
import type { SaveSecurity } from './schema'

/** Sets how accounts are activated and protected: channel, days to activate, password policy, staff's second step. */
export async function saveSecurity(ctx: Ctx, input: SaveSecurity): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  const { version, activationChannel, unactivatedDays, secondFactorRequired, ...passwordPolicy } = input
  if (activationChannel !== 'email' && !canSendTexts)
    throw new Invalid({ activationChannel: { key: 'errors.practice.noTexts' } })
  await transaction(ctx, async (tx) => {
    await updateSettings(tx, ctx, version, { activationChannel, unactivatedDays, secondFactorRequired, passwordPolicy })
    await recordAudit(tx, ctx, {
      action: 'settings.security',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { activationChannel, unactivatedDays, secondFactorRequired, passwordPolicy },
    })
  })
}
