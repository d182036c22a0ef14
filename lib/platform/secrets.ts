import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env'

function authSecret(): string {
  if (!env.AUTH_SECRET) throw new Error('AUTH_SECRET is not set. `npm run up` makes one; see .env.example.')
  return env.AUTH_SECRET
}

function keyed(purpose: string, value: string): Buffer {
  return createHmac('sha256', authSecret()).update(`${purpose}\0${value}`).digest()
}

/** 256 random bits for a cookie, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is stored of a secret: a keyed hash, so that neither a stolen table nor a short code can be reversed without
 * the server's key.
 */
export function hashSecret(value: string): string {
  return keyed('stored', value).toString('base64url')
}

/**
 * The value of a one-time secret, made from its row's id and the server's key. A message that is tried again carries
 * the same link, and the outbox never holds it.
 */
export function secretValue(id: string): string {
  return keyed('link', id).toString('base64url')
}

/** The same as a GUID, for programs that expect one: 122 bits. */
export function secretGuid(id: string): string {
  const bytes = keyed('guid', id).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Six digits for typing, made from the secret's id in the same way; modulo bias over 2^48 is below 10^-8. */
export function secretCode(id: string): string {
  return String(keyed('code', id).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The token a signed-in page sends along, so that no other site can act in its name; ends with its session. */
export function sessionToken(sessionId: string): string {
  return keyed('session-token', sessionId).toString('base64url')
}

export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(keyed('compare', a), keyed('compare', b))
}

function encryptionKey(): Buffer {
  if (!env.ENCRYPTION_KEY) throw new Error('ENCRYPTION_KEY is not set. `npm run up` makes one; see .env.example.')
  return createHmac('sha256', env.ENCRYPTION_KEY).update('enrol').digest()
}

/** AES-256-GCM, base64url of nonce, tag and text. For secrets that must be read back, such as a TOTP seed. */
export function encrypt(plain: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(), nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

export function decrypt(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
