import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announceAll } from '@/lib/platform/outbox'

type Recipient = { id: string; email: string; mobile: string; locale: Locale }

/** Makes a visitor's code, the same by email and text; the one before stops working. */
export async function sendVisitorCode(tx: Tx, ctx: Ctx, visitor: Recipient): Promise<void> {
  const { id: visitorId, email, mobile, locale } = visitor
  const secretId = await issueSecret(tx, ctx.now, {
    kind: 'visitor-code',
    practiceId: ctx.practiceId,
    subjectId: visitorId,
  })
  const message = { kind: 'visitor-code' as const, locale, ids: { secretId, visitorId } }
  await announceAll(tx, ctx, [
    { ...message, channel: 'email', recipient: email },
    { ...message, channel: 'sms', recipient: mobile },
  ])
}
