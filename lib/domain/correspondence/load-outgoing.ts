import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  apiClients,
  chargebands,
  messages,
  practices,
  registrations,
  secrets,
  signUpCodes,
  staffMembers,
} from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import type { MessageKind, Outgoing } from './vocabulary'

const successors = alias(practices, 'successors')

const idOf = (name: string) => sql`(${messages.ids} ->> ${sql.raw(`'${name}'`)})::uuid`

/**
 * Takes a waiting message for this transaction, with all it is written from. The row stays locked until the end, so
 * that of two workers one sends and the other finds nothing. Null when it is not waiting or somebody else has it.
 */
export async function claimOutgoing(tx: Tx, messageId: string) {
  const [row] = await tx
    .select({
      message: messages,
      practice: { slug: practices.slug, name: practices.name, phone: practices.phone, colour: practices.colour },
      secret: secrets,
      registrationStatus: registrations.status,
      portalAddress: apiClients.portalAddress,
      staff: { id: staffMembers.id, acceptedAt: staffMembers.acceptedAt, disabledAt: staffMembers.disabledAt },
      onlineSince: chargebands.onlineBookingEnabledAt,
      signUpCode: signUpCodes.code,
      successor: {
        slug: successors.slug,
        name: successors.name,
        phone: successors.phone,
        colour: successors.colour,
      },
    })
    .from(messages)
    .leftJoin(practices, eq(practices.id, messages.practiceId))
    .leftJoin(successors, eq(successors.id, idOf('successorId')))
    .leftJoin(secrets, eq(secrets.id, idOf('secretId')))
    .leftJoin(
      registrations,
      and(eq(registrations.practiceId, messages.practiceId), eq(registrations.id, idOf('registrationId'))),
    )
    .leftJoin(
      apiClients,
      and(
        eq(apiClients.practiceId, messages.practiceId),
        eq(apiClients.id, sql`coalesce(${registrations.apiClientId}, ${idOf('clientId')})`),
      ),
    )
    .leftJoin(staffMembers, and(eq(staffMembers.practiceId, messages.practiceId), eq(staffMembers.id, idOf('staffId'))))
    .leftJoin(
      chargebands,
      and(eq(chargebands.practiceId, messages.practiceId), eq(chargebands.id, idOf('chargebandId'))),
    )
    .leftJoin(
      signUpCodes,
      and(
        eq(signUpCodes.practiceId, messages.practiceId),
        eq(signUpCodes.chargebandId, idOf('chargebandId')),
        eq(signUpCodes.isMain, true),
        eq(signUpCodes.status, 'active'),
      ),
    )
    .where(and(eq(messages.id, messageId), eq(messages.status, 'waiting')))
    .for('update', { of: messages, skipLocked: true })
  return row ?? null
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimOutgoing>>>

/** What it is about is over: saying it now would mislead, or carry a link that no longer works. */
export function isOver({ message, secret, registrationStatus, staff, onlineSince }: Claimed, now: Date): boolean {
  if (message.ids.secretId) {
    if (!secret || secret.usedAt || secret.endedAt) return true
    if (deadline(message.kind, secret) <= now) return true
  }
  const unfinished: MessageKind[] = ['activation-email', 'activation-sms', 'known-email']
  if (unfinished.includes(message.kind)) {
    return registrationStatus !== 'submitted' && registrationStatus !== 'awaiting-activation'
  }
  if (message.kind === 'staff-invitation') return !staff || staff.acceptedAt !== null || staff.disabledAt !== null
  return message.kind === 'online-access-open' && !onlineSince
}

const codeOnly: MessageKind[] = ['one-time-code', 'activation-sms', 'unlock-sms', 'mobile-proof', 'visitor-code']

/** A text carries only the code, so it is over when the code is; elsewhere the link counts. */
function deadline(kind: MessageKind, secret: NonNullable<Claimed['secret']>): Date {
  return codeOnly.includes(kind) ? (secret.codeExpiresAt ?? secret.expiresAt) : secret.expiresAt
}

export function outgoingOf(
  { message, practice, secret, signUpCode, successor, portalAddress }: Claimed,
  now: Date,
): Outgoing {
  const { id, kind, channel, recipient, locale } = message
  return {
    ...{ id, kind, channel, recipient, locale, portalAddress, practice, signUpCode, successor },
    secret: secret && {
      id: secret.id,
      linkMinutes: minutesBetween(secret.createdAt, secret.expiresAt),
      codeMinutes:
        secret.codeExpiresAt && secret.codeExpiresAt > now
          ? minutesBetween(secret.createdAt, secret.codeExpiresAt)
          : null,
    },
  }
}

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 60_000)
}
