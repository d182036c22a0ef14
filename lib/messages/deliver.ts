import type { Carried, Outgoing } from '@/lib/domain/correspondence/vocabulary'
import type { Db, Tx } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { postToMailbox } from '@/lib/platform/mailbox'
import { sendEmail } from '@/lib/platform/mailer'
import { NotCarried } from '@/lib/platform/not-carried'
import { askNotify, sendNotifyEmail, sendText } from '@/lib/platform/sms'
import { type Written, writeMessage } from './write-message'

/** Who carries what on this installation; from the environment, unless a test says otherwise. */
export type Carriers = Pick<
  typeof env,
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | 'NOTIFY_API_KEY'
  | 'NOTIFY_BASE_URL'
  | 'NOTIFY_SMS_TEMPLATE_ID'
  | 'NOTIFY_EMAIL_TEMPLATE_ID'
>

/** Writes a message and hands it to its carrier: a real sender where one is set, else the built-in mailbox. */
export async function deliver(
  db: Db | Tx,
  outgoing: Outgoing,
  now: Date,
  carriers: Carriers = env,
): Promise<Carried | null> {
  const written = writeMessage(outgoing)
  if (outgoing.channel === 'email') {
    const carried = await byEmail(outgoing, written, carriers)
    if (carried) return carried
  }
  if (outgoing.channel === 'sms') {
    const carried = await byText(outgoing, written, carriers)
    if (carried) return carried
  }
  if (!isDemo) throw new NotCarried('no-sender', false)
  const { id, channel, recipient } = outgoing
  await postToMailbox(db, { id, channel, to: recipient, ...written }, now)
  return null
}

/** How far the sender says a message is that it took; null where there is nobody to ask. */
export async function askSender(providerId: string, carriers: Carriers = env): Promise<string | null> {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_BASE_URL: baseUrl } = carriers
  return apiKey ? askNotify({ apiKey, baseUrl }, providerId) : null
}

async function byEmail(outgoing: Outgoing, written: Written, carriers: Carriers): Promise<Carried | null> {
  const { SMTP_URL, NOTIFY_API_KEY, NOTIFY_BASE_URL, NOTIFY_EMAIL_TEMPLATE_ID: templateId } = carriers
  const { id, recipient, again } = outgoing
  if (SMTP_URL) return sendEmail(SMTP_URL, { id, from: carriers.MAIL_FROM, to: recipient, ...written })
  if (!NOTIFY_API_KEY || !templateId) return null
  const { subject, text } = written
  const access = { apiKey: NOTIFY_API_KEY, baseUrl: NOTIFY_BASE_URL }
  return sendNotifyEmail(access, { id, templateId, to: recipient, again, subject, body: text })
}

async function byText(outgoing: Outgoing, { text }: Written, carriers: Carriers): Promise<Carried | null> {
  const { NOTIFY_API_KEY, NOTIFY_BASE_URL, NOTIFY_SMS_TEMPLATE_ID: templateId } = carriers
  const { id, recipient, again } = outgoing
  if (!NOTIFY_API_KEY || !templateId) return null
  const access = { apiKey: NOTIFY_API_KEY, baseUrl: NOTIFY_BASE_URL }
  return sendText(access, { id, templateId, to: recipient, again, body: text })
}
