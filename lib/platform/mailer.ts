import { createTransport, type Transporter } from 'nodemailer'
import { NotCarried } from './not-carried'

export type Email = { id: string; from: string; to: string; subject: string; text: string; html: string }

const kept = new Map<string, Transporter>()

function transporterFor(url: string): Transporter {
  const known = kept.get(url)
  if (known) return known
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const made = createTransport(url, {})
  Object.assign(made.options, timeouts)
  kept.set(url, made)
  return made
}

/** Sends one email by SMTP. Its Message-ID is the message's id, so that a second copy shows as the same message. */
export async function sendEmail(url: string, email: Email): Promise<{ providerId: string; providerStatus: string }> {
  const { id, ...mail } = email
  const domain = /@([^>\s]+)/.exec(email.from)?.[1] ?? 'enrol.invalid'
  const providerId = `<${id}@${domain}>`
  try {
    await transporterFor(url).sendMail({
      ...mail,
      messageId: providerId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    // A mail server says that it took it, and then no more.
    return { providerId, providerStatus: 'accepted' }
  } catch (error) {
    throw notCarried(error)
  }
}

/** RFC 5321 §4.2.1: 5yz is a refusal for good, 4yz asks to try again; without an answer the server was not reached. */
function notCarried(error: unknown): NotCarried {
  const code = typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : 0
  // A refused sign-in or sender is ours to mend, not the recipient's fault: it is tried again.
  const ours = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EAUTH'
  if (code >= 500) return new NotCarried('refused', !ours, String(code))
  if (code >= 400) return new NotCarried('busy', false, String(code))
  return new NotCarried('unreachable', false)
}
