import { mailboxMessages } from '@/drizzle/schema'
import type { Channel } from '@/lib/domain/correspondence/vocabulary'
import type { Db, Tx } from './db'
import { isDemo } from './env'

/** What recipients are compared by: an address in lower case, a number as its digits with the country in front. */
export function recipientKey(recipient: string): string {
  const plain = recipient.trim()
  if (/[^\d\s()+./-]/.test(plain)) return plain.toLowerCase()
  const digits = plain.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '')
  if (digits.startsWith('440')) return `44${digits.slice(3)}`
  return digits.startsWith('0') ? `44${digits.slice(1)}` : digits
}

export type Posted = { id: string; channel: Channel; to: string; subject: string; text: string; html: string }

/** Puts a message into the built-in mailbox of a demo or test installation; an id stands there once. */
export async function postToMailbox(db: Db | Tx, posted: Posted, now: Date): Promise<void> {
  if (!isDemo) throw new Error('There is no mailbox in production')
  const { to, ...rest } = posted
  await db
    .insert(mailboxMessages)
    .values({ ...rest, recipient: to, recipientKey: recipientKey(to), createdAt: now })
    .onConflictDoNothing()
}
