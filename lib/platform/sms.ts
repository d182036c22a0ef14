import { NotifyClient } from 'notifications-node-client'
import { NotCarried } from './not-carried'

export type NotifyAccess = { apiKey: string; baseUrl?: string }

const kept = new Map<string, NotifyClient>()

function clientFor({ apiKey, baseUrl = 'https://api.notifications.service.gov.uk' }: NotifyAccess): NotifyClient {
  const key = `${baseUrl} ${apiKey}`
  const known = kept.get(key)
  if (known) return known
  // A key is `name-<service uuid>-<secret uuid>`.
  const made = new NotifyClient(baseUrl, apiKey.slice(-73, -37), apiKey.slice(-36))
  kept.set(key, made)
  return made
}

/** Sends one text through GOV.UK Notify, whose template holds nothing but `((body))`. The reference is the message's id. */
export async function sendText(
  access: NotifyAccess,
  text: { id: string; templateId: string; to: string; body: string },
): Promise<void> {
  await carried(() =>
    clientFor(access).sendSms(text.templateId, text.to, { personalisation: { body: text.body }, reference: text.id }),
  )
}

/** Sends one email through GOV.UK Notify, whose template holds `((subject))` and `((body))`. Notify sends text only. */
export async function sendNotifyEmail(
  access: NotifyAccess,
  email: { id: string; templateId: string; to: string; subject: string; body: string },
): Promise<void> {
  await carried(() =>
    clientFor(access).sendEmail(email.templateId, email.to, {
      personalisation: { subject: email.subject, body: email.body },
      reference: email.id,
    }),
  )
}

async function carried(send: () => Promise<unknown>): Promise<void> {
  try {
    await send()
  } catch (error) {
    throw notCarried(error)
  }
}

/** 400 is about this message and would be the same next time; 403 and 429 are about us, 5xx about them. */
function notCarried(error: unknown): NotCarried {
  const status = statusOf(error)
  if (status === 400) return new NotCarried('refused', true, '400')
  if (status === 429 || status >= 500) return new NotCarried('busy', false, String(status))
  if (status > 0) return new NotCarried('refused', false, String(status))
  return new NotCarried('unreachable', false)
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('response' in error)) return 0
  const { response } = error
  return typeof response === 'object' && response !== null && 'status' in response ? Number(response.status) : 0
}
