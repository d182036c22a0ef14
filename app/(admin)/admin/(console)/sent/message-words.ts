import type { TagKind } from '@/components/ui/tag'
import type { Channel, FailureReason, MessageKind, MessageStatus } from '@/lib/domain/correspondence/vocabulary'

export const kindWords: Record<MessageKind, string> = {
  'activation-email': 'Activation link and code',
  'activation-sms': 'Activation code',
  'known-email': 'Registered with a known email address',
  welcome: 'Account is active',
  'password-reset': 'New password',
  'work-password-reset': 'New password, to a work email',
  'password-reset-unknown': 'New password, no account',
  'password-changed': 'Password was changed',
  'account-locked': 'Account is locked',
  'staff-invitation': 'Staff invitation',
  'online-access-open': 'Online access is open',
  'unlock-sms': 'Code to end a lock',
  usernames: 'Forgotten usernames',
  'one-time-code': 'One-time code',
  'registration-refused': 'Registration refused',
  'access-paused': 'Online access paused',
  'access-restored': 'Online access restored',
  'account-reset': 'Online account reset',
  'recovery-code-used': 'A recovery code was used',
  'email-proof': 'Link to confirm an email address',
  'mobile-proof': 'Code to confirm a mobile number',
  'contact-changed': 'An address or number was changed',
  'change-rejected': 'A change was not accepted',
  'thread-notice': 'An online message waits',
  'practice-moved': 'Moved to another practice',
  'invoice-raised': 'A new invoice',
  'visitor-code': 'Code to book without an account',
  'letter-voided': 'A letter became void',
  'letter-link': 'Letter by email',
  'missed-warning': 'Missed appointments, a warning',
  'booking-paused': 'Booking online stopped',
  'letter-reminder': 'A letter runs out soon',
}

export const channelWords: Record<Channel, string> = { email: 'Email', sms: 'Text', letter: 'Letter' }

export const fateWords: Record<MessageStatus, { text: string; tag: TagKind }> = {
  waiting: { text: 'Waiting', tag: 'wait' },
  sent: { text: 'Sent', tag: 'good' },
  failed: { text: 'Failed', tag: 'bad' },
  'not-needed': { text: 'Not needed', tag: 'off' },
}

export const reasonWords: Record<FailureReason, string> = {
  refused: 'The other side refused it. Check that the address or number is right.',
  unreachable: 'The sending service could not be reached.',
  busy: 'The sending service asked to try later.',
  'no-sender': 'No sending service is set up for this kind of message.',
  'not-arrived': 'The sending service could not deliver it. Check that the address or number is right.',
  over: 'What it was about was over before it could be sent.',
  unexpected: 'Something went wrong on our side.',
}

/** What the sending service last said of a message it took. */
export const providerWords: Record<string, string> = {
  created: 'Taken by the sending service.',
  sending: 'On its way.',
  pending: 'On its way.',
  sent: 'On its way abroad; no more is told.',
  delivered: 'Delivered.',
  accepted: 'Taken by the mail server.',
}
