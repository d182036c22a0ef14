import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import type { Db, Tx } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { postToMailbox } from '@/lib/platform/mailbox'
import { sendEmail } from '@/lib/platform/mailer'
import { NotCarried } from '@/lib/platform/not-carried'
import { sendNotifyEmail, sendText } from '@/lib/platform/sms'
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
export async function deliver(db: Db | Tx, outgoing: Outgoing, now: Date, carriers: Carriers = env): Promise<void> {
  const written = writeMessage(outgoing)
  if (outgoing.channel === 'email' && (await byEmail(outgoing, written, carriers))) return
  if (outgoing.channel === 'sms' && (await byText(outgoing, written, carriers))) return
  if (!isDemo) throw new NotCarried('no-sender', false)
  const { id, channel, recipient } = outgoing
  await postToMailbox(db, { id, channel, to: recipient, ...written }, now)
}

async function byEmail({ id, recipient }: Outgoing, written: Written, carriers: Carriers): Promise<boolean> {
  const { SMTP_URL, NOTIFY_API_KEY, NOTIFY_BASE_URL, NOTIFY_EMAIL_TEMPLATE_ID: templateId } = carriers
  if (SMTP_URL) {
    await sendEmail(SMTP_URL, { id, from: carriers.MAIL_FROM, to: recipient, ...written })
    return true
  }
  if (!NOTIFY_API_KEY || !templateId) return false
  const { subject, text } = written
  const access = { apiKey: NOTIFY_API_KEY, baseUrl: NOTIFY_BASE_URL }
  await sendNotifyEmail(access, { id, templateId, to: recipient, subject, body: text })
  return true
}

async function byText({ id, recipient }: Outgoing, { text }: Written, carriers: Carriers): Promise<boolean> {
  const { NOTIFY_API_KEY, NOTIFY_BASE_URL, NOTIFY_SMS_TEMPLATE_ID: templateId } = carriers
  if (!NOTIFY_API_KEY || !templateId) return false
  await sendText({ apiKey: NOTIFY_API_KEY, baseUrl: NOTIFY_BASE_URL }, { id, templateId, to: recipient, body: text })
  return true
}
