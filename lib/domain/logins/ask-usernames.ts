import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { hashSecret } from '@/lib/platform/secrets'
import { atLeast } from './at-least'

/**
 * Mails an address the usernames that belong to it, or that there are none: which is looked up only when the message
 * is written, so that asking is the same for everyone. At most one message an address in three minutes.
 */
export async function askUsernames(ctx: Ctx, input: { email: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const outside = forPractice(ctx, null)
  await atLeast(100, () =>
    transaction(outside, async (tx) => {
      const { email: recipient, locale } = input
      const tooSoon = await takePoint(tx, 'usernames-address', hashSecret(recipient.toLowerCase()))
      await recordAudit(tx, outside, { action: 'login.usernames-asked', subject: { type: 'login', id: null } })
      if (tooSoon > 0) return
      await announce(tx, outside, { kind: 'usernames', channel: 'email', recipient, locale, ids: {} })
    }),
  )
}
