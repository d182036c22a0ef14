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

/** What Notify keeps a message under, and how far it says it is. */
export type Taken = { providerId: string; providerStatus: string }
type Kind = 'sms' | 'email'
type Message = { id: string; templateId: string; to: string; again?: boolean | undefined }

/** Sends one text through GOV.UK Notify, whose template holds nothing but `((body))`. The reference is the message's id. */
export function sendText(access: NotifyAccess, text: Message & { body: string }): Promise<Taken> {
  const personalisation = { body: text.body }
  return sentOnce(access, 'sms', text, (client) =>
    client.sendSms(text.templateId, text.to, { personalisation, reference: text.id }),
  )
}

/** Sends one email through GOV.UK Notify, whose template holds `((subject))` and `((body))`. Notify sends text only. */
export function sendNotifyEmail(
  access: NotifyAccess,
  email: Message & { subject: string; body: string },
): Promise<Taken> {
  const personalisation = { subject: email.subject, body: email.body }
  return sentOnce(access, 'email', email, (client) =>
    client.sendEmail(email.templateId, email.to, { personalisation, reference: email.id }),
  )
}

/** How far Notify says a message is that it took. */
export async function askNotify(access: NotifyAccess, providerId: string): Promise<string> {
  return carried(async () => {
    const { data } = await clientFor(access).getNotificationById(providerId)
    return data.status
  })
}

type Sent = Promise<{ data: { id: string } }>

/**
 * Sends it, unless a try before has: Notify takes the same reference as often as it comes, so whoever tries again asks
 * first. One that did not arrive may go out again.
 */
async function sentOnce(
  access: NotifyAccess,
  kind: Kind,
  { id, again }: Message,
  send: (client: NotifyClient) => Sent,
): Promise<Taken> {
  const client = clientFor(access)
  return carried(async () => {
    const known = again ? (await client.getNotifications(kind, undefined, id)).data.notifications : []
    const before = known.find(({ status }) => !status.endsWith('-failure'))
    if (before) return { providerId: before.id, providerStatus: before.status }
    const { data } = await send(client)
    return { providerId: data.id, providerStatus: 'created' }
  })
}

async function carried<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
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
