import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { messages, secrets } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { ActivationChannel, Locale } from '@/lib/domain/practices/vocabulary'
import { firstSecrets, issueSecret } from '@/lib/domain/secrets/issue-secret'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce, announcing } from '@/lib/platform/outbox'
import { loginOfEmail } from './load-registration'

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
 * The writes that make the link and codes of a registration submitted this moment and queue their messages. A mailbox
 * whose address already signs in a login gets another message, and gets it where the practice activates by text as well:
 * it is the only one told. The screen and the text message are the same for all.
 */
export function firstActivation(ctx: Ctx, registration: Activatable, { emailKnown }: { emailKnown: boolean }) {
  const asked = activationChannelsFor(registration)
  const channels = emailKnown && !asked.includes('email') ? (['email', ...asked] as const) : asked
  const secrets = firstSecrets(
    ctx.now,
    channels.map((channel) => secretOf(ctx, registration, channel)),
  )
  const { written, queued } = announcing(
    ctx,
    channels.map((channel, index) => announcement(registration, channel, secrets.ids[index] ?? '', emailKnown)),
  )
  return { writes: [secrets.written, written], queued }
}

/** The same once more, by one channel or all; what was sent before stops working. */
export async function announceActivation(
  tx: Tx,
  ctx: Ctx,
  registration: Activatable,
  only?: 'email' | 'sms',
): Promise<void> {
  const emailKnown = (await loginOfEmail(tx, registration.email)) !== null
  for (const channel of activationChannelsFor(registration)) {
    if (only && only !== channel) continue
    const secretId = await issueSecret(tx, ctx.now, secretOf(ctx, registration, channel))
    await announce(tx, ctx, announcement(registration, channel, secretId, emailKnown))
  }
}

/**
 * Somebody proved a contact of a registration whose email signs in somebody already, through a program, which cannot
 * finish it. Mails the link that does, whatever channel the practice activates by; one mailed before that still works is
 * left as it is.
 */
export async function leaveToMailbox(tx: Tx, ctx: Ctx, registration: Omit<Activatable, 'activationChannel'>) {
  await recordAudit(tx, ctx, {
    action: 'registration.left-to-mailbox',
    subject: { type: 'registration', id: registration.id },
  })
  const [open] = await tx
    .select({ id: secrets.id })
    .from(secrets)
    .innerJoin(
      messages,
      and(eq(messages.kind, 'known-email'), eq(sql`${messages.ids} ->> 'secretId'`, sql`${secrets.id}::text`)),
    )
    .where(
      and(
        eq(secrets.subjectId, registration.id),
        eq(messages.registrationId, registration.id),
        eq(secrets.kind, 'activation'),
        isNull(secrets.usedAt),
        isNull(secrets.endedAt),
        gt(secrets.expiresAt, ctx.now),
      ),
    )
    .limit(1)
  if (open) return
  const secretId = await issueSecret(tx, ctx.now, secretOf(ctx, registration, 'email'))
  await announce(tx, ctx, announcement(registration, 'email', secretId, true))
}

function secretOf(ctx: Ctx, { id: subjectId }: Pick<Activatable, 'id'>, channel: 'email' | 'sms') {
  const kind = channel === 'email' ? ('activation' as const) : ('activation-code' as const)
  return { kind, practiceId: ctx.practiceId, subjectId }
}

function announcement(
  registration: Omit<Activatable, 'activationChannel'>,
  channel: 'email' | 'sms',
  secretId: string,
  emailKnown: boolean,
) {
  const { id: registrationId, locale, email, mobile } = registration
  const kind =
    channel === 'sms'
      ? ('activation-sms' as const)
      : emailKnown
        ? ('known-email' as const)
        : ('activation-email' as const)
  const recipient = (channel === 'email' ? email : mobile) ?? ''
  return { kind, channel, recipient, locale, registrationId, ids: { registrationId, secretId } }
}
