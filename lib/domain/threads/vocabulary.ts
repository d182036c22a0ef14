/** Which side of a conversation wrote something: the patient, or somebody who works at the practice. */
export const sides = ['patient', 'practice'] as const
export type Side = (typeof sides)[number]

/** What the inbox of the practice shows: open threads for one's role or for anybody, unread ones, closed ones. */
export const inboxViews = ['mine', 'everyone', 'unread', 'closed'] as const
export type InboxView = (typeof inboxViews)[number]

export const longestMessage = 4000
export const longestSubject = 100

/**
 * Why somebody may not write: their access is paused, they left, have not activated or proved who they are; the service
 * is off for their account; or their chargeband does not allow messages.
 */
export const noMessagingReasons = ['paused', 'left', 'unfinished', 'unchecked', 'service', 'chargeband'] as const
export type NoMessaging = (typeof noMessagingReasons)[number]
