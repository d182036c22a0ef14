import { Secret, TOTP } from 'otpauth'
import { hashSecret } from '@/lib/platform/secrets'

const period = 30

function generator(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Enrol', label, secret: Secret.fromBase32(secret), digits: 6, period, algorithm: 'SHA1' })
}

/**
 * The secret offered to someone who is about to enrol. Made from the session, so showing it stores nothing, and from
 * the last used step, so that a second enrolment in the same session gets another.
 */
export function offeredSecret(session: { id: string; totpLastStep: number | null }): string {
  const bytes = Buffer.from(hashSecret(`totp:${session.id}:${session.totpLastStep ?? 0}`), 'base64url').subarray(0, 20)
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}

export function totpAddress(secret: string, label: string): string {
  return generator(secret, label).toString()
}

/** The half-minute a code belongs to, counted since 1970, or null when it is wrong; one step either way for slow clocks. */
export function totpStep(secret: string, typed: string, now: Date): number | null {
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return null
  const delta = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}
