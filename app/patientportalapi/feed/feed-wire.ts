import * as z from 'zod'
import { lengthOf } from '@/lib/domain/shared/clean-text'
import { longText, message } from '@/lib/domain/shared/fields'
import type { Feed } from '@/lib/domain/threads/own-feeds'
import { longestMessage } from '@/lib/domain/threads/vocabulary'
import { escaped, withoutMarkup } from './plain-text'

export const FeedMessageData = z.object({
  AuthorName: z.string(),
  Date: z.string(),
  Text: z.string().describe('Plain text; escaped as HTML where it would read as markup otherwise'),
})

export const NotificationData = z.object({
  Key: z.string(),
  Type: z.int().describe('4: an invoice to pay; 8: a message waits; 16: something to do; 64: a membership to pay'),
  Message: z.string(),
  ObjectKey: z
    .string()
    .describe('The key of the invoice or the feed; or AcceptTermsAndConditions or SetContactOptions'),
})

export const FeedData = z.object({
  Key: z.string(),
  StartDate: z.string(),
  AuthorName: z.string(),
  LastMessage: FeedMessageData,
  Messages: z.array(FeedMessageData).describe('The newest first'),
  OutstandingMessageNotification: NotificationData.nullable().describe(
    'Until it is confirmed; null when nothing is new',
  ),
})

/** A published bit of the types of notifications; the only one that can be confirmed. */
export const messageWaits = 8

export function notificationOf(threadId: string): z.output<typeof NotificationData> {
  return { Key: threadId, Type: messageWaits, Message: 'You have a new message', ObjectKey: threadId }
}

export function feedOf(feed: Feed): z.output<typeof FeedData> {
  const [last, ...older] = feed.messages.map(({ author, at, text }) => ({
    AuthorName: author,
    Date: dateTime(at),
    Text: escaped(text),
  }))
  if (!last) throw new Error('A thread has no message')
  return {
    Key: feed.id,
    StartDate: dateTime(feed.begunAt),
    AuthorName: feed.author,
    LastMessage: last,
    Messages: [last, ...older],
    OutstandingMessageNotification: feed.unread ? notificationOf(feed.id) : null,
  }
}

/** With an offset, as the published samples have it. */
const dateTime = (moment: Date) => moment.toISOString().replace('Z', '+00:00')

/** Up to 4,000 characters of plain text; given as HTML, what is left of it without the markup. */
export const messageText = z
  .string('errors.api.missing')
  .transform(withoutMarkup)
  .refine((text) => text.trim() !== '', { error: 'errors.api.missing', abort: true })
  .refine((text) => lengthOf(text) <= longestMessage, {
    error: message('errors.text.tooLong', { max: longestMessage }),
    abort: true,
  })
  .pipe(longText('errors.api.missing', longestMessage))
  .describe('HTML or plain text, kept without the markup; up to 4,000 characters')
