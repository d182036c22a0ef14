import type { Locale } from '@/lib/domain/practices/vocabulary'

export const channels = ['email', 'sms', 'letter'] as const
export type Channel = (typeof channels)[number]

/**
 * `failed` means the sender refused for good or the tries are used up; staff see the reason. `not-needed` means that
 * what it was about was over before it could be sent, such as a code that had been replaced.
 */
export const messageStatuses = ['waiting', 'sent', 'failed', 'not-needed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** Why a message was not sent, for staff; the last try's reason stands in `last_error`, with the sender's number. */
export const failureReasons = [
  'refused',
  'unreachable',
  'busy',
  'no-sender',
  'over',
  'not-arrived',
  'unexpected',
] as const
export type FailureReason = (typeof failureReasons)[number]

/** What a sender keeps a message under and how far it says it is; an empty id where it gives none. */
export type Carried = { providerId: string; providerStatus: string }

/** How far a sender says a message is while that may still change; the rest is the end of it. */
export const underWay: readonly string[] = ['created', 'sending', 'pending', 'sent']
/** A sender's word for a message that did not arrive. */
export const notArrived = (providerStatus: string) => providerStatus.endsWith('-failure')

/** Every kind of message the system sends; each has one file in lib/messages. */
export const messageKinds = [
  'activation-email',
  'activation-sms',
  'known-email',
  'welcome',
  'password-reset',
  'password-reset-unknown',
  'work-password-reset',
  'password-changed',
  'account-locked',
  'staff-invitation',
  'online-access-open',
  'registration-refused',
  'access-paused',
  'access-restored',
  'account-reset',
  'letter-voided',
  'letter-link',
  'letter-reminder',
  'missed-warning',
  'booking-paused',
  'unlock-sms',
  'usernames',
  'one-time-code',
  'recovery-code-used',
  'email-proof',
  'mobile-proof',
  'contact-changed',
  'change-rejected',
  'practice-moved',
  'thread-notice',
  'invoice-raised',
  'visitor-code',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** The practice as a message shows it. */
export type Sender = { slug: string; name: string; phone: string | null; colour: string | null }

/** Everything a message is written from, loaded when it is sent. It names nobody but the address it goes to. */
export type Outgoing = {
  id: string
  kind: MessageKind
  channel: Channel
  recipient: string
  locale: Locale
  /** A try before this one may have reached the sender although nobody was told: it is asked before it is sent again. */
  again?: boolean
  /** Null for a message of the installation, such as a new password for a login of several practices. */
  practice: Sender | null
  /** The one-time secret it carries, by id, and how long each part of it lives from when it was made. */
  secret: { id: string; linkMinutes: number; codeMinutes: number | null } | null
  /** The sign-up code to register with, where the message invites somebody to. */
  signUpCode: string | null
  /** The website of the program somebody registered through, which opens its own activation links. */
  portalAddress?: string | null
  /** The usernames that belong to the recipient, for the message that lists them. */
  usernames?: string[]
  /** The practice that has taken over, in the message that says so. */
  successor?: Sender | null
}
