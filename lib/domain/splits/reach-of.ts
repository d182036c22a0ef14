import type { patientContacts } from '@/drizzle/schema'

type Contact = Pick<typeof patientContacts.$inferSelect, 'kind' | 'value' | 'verifiedAt' | 'preferred'>

/** How somebody is told: by a verified email, or else by text to a verified mobile; null when there is neither. */
export function reachOf(contacts: Contact[]): { channel: 'email' | 'sms'; recipient: string } | null {
  const proven = contacts.filter(({ verifiedAt }) => verifiedAt !== null)
  const best = (kind: Contact['kind']) =>
    proven.filter((one) => one.kind === kind).sort((a, b) => Number(b.preferred) - Number(a.preferred))[0]
  const email = best('email')
  if (email) return { channel: 'email', recipient: email.value }
  const mobile = best('mobile')
  return mobile ? { channel: 'sms', recipient: mobile.value } : null
}
