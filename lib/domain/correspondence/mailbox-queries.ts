import { desc, eq } from 'drizzle-orm'
import { mailboxMessages } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import type { Ctx } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isDemo } from '@/lib/platform/env'
import { recipientKey } from '@/lib/platform/mailbox'
import type { Channel } from './vocabulary'

export type MailboxMessage = {
  id: string
  channel: Channel
  to: string
  subject: string
  text: string
  html: string
  createdAt: Date
}

/** The built-in mailbox: one recipient's messages, or the latest hundred, newest first. There is none in production. */
export async function readMailbox(ctx: Ctx, to?: string | null): Promise<MailboxMessage[]> {
  authorize(ctx.actor, 'mailbox:view')
  if (!isDemo) throw new NotFound('mailbox')
  return ctx.db
    .select({
      id: mailboxMessages.id,
      channel: mailboxMessages.channel,
      to: mailboxMessages.recipient,
      subject: mailboxMessages.subject,
      text: mailboxMessages.text,
      html: mailboxMessages.html,
      createdAt: mailboxMessages.createdAt,
    })
    .from(mailboxMessages)
    .where(to ? eq(mailboxMessages.recipientKey, recipientKey(to)) : undefined)
    .orderBy(desc(mailboxMessages.createdAt), desc(mailboxMessages.id))
    .limit(100)
}
