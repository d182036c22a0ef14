import { expect } from '@playwright/test'
import type { HttpVisit } from './http-visit'

export type Message = { id: string; channel: 'email' | 'sms'; to: string; subject: string; text: string; html: string }

/** Everything sent to an address or number so far, newest first. */
export async function messagesTo(visit: Pick<HttpVisit, 'ask'>, to: string): Promise<Message[]> {
  const { status, body } = await visit.ask('GET', `/api/dev/messages?to=${encodeURIComponent(to)}`)
  if (status !== 200) throw new Error(`The mailbox answered ${status}`)
  return JSON.parse(body).messages
}

/** The newest message to somebody, once so many have come. */
export async function messageTo(visit: Pick<HttpVisit, 'ask'>, to: string, count = 1): Promise<Message> {
  let found: Message[] = []
  await expect
    .poll(
      async () => {
        found = await messagesTo(visit, to)
        return found.length
      },
      { message: `a message to ${to}`, timeout: 20_000 },
    )
    .toBeGreaterThanOrEqual(count)
  const [newest] = found
  if (!newest) throw new Error(`No message to ${to}`)
  return newest
}

/** The address of a page of ours that stands on a line of its own. */
export function linkIn(
  message: Message,
  page: 'activate' | 'reset' | 'invite' | 'unlock' | 'confirm-email' | 'letter',
): string {
  const line = message.text.split('\n').find((one) => new RegExp(`^https?://[^/]+/${page}/\\S+$`).test(one.trim()))
  if (!line) throw new Error(`The message has no link to /${page} on a line of its own:\n${message.text}`)
  return new URL(line.trim()).pathname
}

/** The six digits: on a line of their own in an email, anywhere in a text. */
export function codeIn({ channel, text }: Message): string {
  const code = (channel === 'email' ? /^\s*(\d{6})\s*$/m : /\b(\d{6})\b/).exec(text)?.[1]
  if (!code) throw new Error(`The message has no code:\n${text}`)
  return code
}
