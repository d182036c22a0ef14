import { eq, sql } from 'drizzle-orm'
import { logins } from '@/drizzle/schema'
import type { ActivationChannel, Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'

type Activatable = {
  id: string
  email: string | null
  mobile: string | null
  locale: Locale
  activationChannel: ActivationChannel
}

/** Which channels an activation goes out by; email stands in where there is no mobile to text. */
export function activationChannelsFor(registration: Omit<Activatable, 'id' | 'locale'>): ('email' | 'sms')[] {
  const { activationChannel: wanted, email, mobile } = registration
  const channels: ('email' | 'sms')[] = []
  if (email && (wanted !== 'sms' || !mobile)) channels.push('email')
  if (mobile && wanted !== 'email') channels.push('sms')
  return channels
}

/**
 * Makes the link and codes and queues their messages. Somebody who registered with an email that already signs in a
 * login gets another message at the same address; the screen and the text message are the same for all.
 */
export async function announceActivation(
  tx: Tx,
  ctx: Ctx,
  registration: Activatable,
  only?: 'email' | 'sms',
): Promise<void> {
  const { id: registrationId, locale, email, mobile } = registration
  const [known] = email
    ? await tx
        .select({ id: logins.id })
        .from(logins)
        .where(eq(sql`lower(${logins.email})`, email.toLowerCase()))
    : []
  for (const channel of activationChannelsFor(registration)) {
    if (only && only !== channel) continue
    const recipient = channel === 'email' ? email : mobile
    if (!recipient) continue
    const secretId = await issueSecret(tx, ctx.now, {
      kind: channel === 'email' ? 'activation' : 'activation-code',
      practiceId: ctx.practiceId,
      subjectId: registrationId,
    })
    const kind = channel === 'sms' ? 'activation-sms' : known ? 'known-email' : 'activation-email'
    await announce(tx, ctx, { kind, channel, recipient, locale, registrationId, ids: { registrationId, secretId } })
  }
}
