export const channels = ['email', 'sms', 'letter'] as const
export type Channel = (typeof channels)[number]

/** `failed` means the sender refused for good or the tries are used up; staff see the reason. */
export const messageStatuses = ['waiting', 'sent', 'failed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** Every kind of message the system sends; each has one file in lib/messages. */
export const messageKinds = [
  'activation-email',
  'activation-sms',
  'known-email',
  'welcome',
  'password-reset',
  'password-reset-unknown',
  'password-changed',
  'account-locked',
  'staff-invitation',
  'online-access-open',
] as const
export type MessageKind = (typeof messageKinds)[number]
