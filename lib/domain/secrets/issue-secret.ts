import { and, eq, isNull } from 'drizzle-orm'
import { secrets } from '@/drizzle/schema'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { inserting } from '@/lib/platform/inserting'
import { hashSecret, secretCode, secretValue } from '@/lib/platform/secrets'

const minutes = (n: number) => n * 60_000

/** How long each kind lives, in milliseconds; a code lives shorter than the link beside it. */
export const secretLife: Record<SecretKind, { link?: number; code?: number }> = {
  activation: { link: minutes(24 * 60), code: minutes(10) },
  'activation-code': { code: minutes(10) },
  'password-reset': { link: minutes(15) },
  'staff-invitation': { link: minutes(7 * 24 * 60) },
  unlock: { link: minutes(4 * 60) },
  'unlock-code': { code: minutes(10) },
  'letter-link': { link: minutes(7 * 24 * 60) },
  'email-proof': { link: minutes(24 * 60) },
  'mobile-proof': { code: minutes(10) },
  'sign-in-code': { code: minutes(10) },
  'reset-code': { code: minutes(10) },
  'reset-context': { link: minutes(15) },
  'work-reset': { link: minutes(15) },
  'visitor-code': { code: minutes(10) },
  // As published: what a browser needs to follow one redirect.
  'portal-login': { link: 20_000 },
}

type NewSecret = {
  kind: SecretKind
  practiceId: string | null
  subjectId: string
  /** What it is known by where that is not the value every link has. */
  value?: (id: string) => string
}

/**
 * Makes a one-time secret for a subject and ends the ones of that kind before it. Its value is made from its id when
 * the message is sent; only keyed hashes are stored. Returns the id.
 */
export async function issueSecret(tx: Tx, now: Date, secret: NewSecret): Promise<string> {
  const row = secretRow(now, secret)
  await endSecrets(tx, now, secret.kind, secret.subjectId)
  await tx.insert(secrets).values(row)
  return row.id
}

/** The write of several at once for a subject that never had any, so that there are none to end. */
export function firstSecrets(now: Date, wanted: NewSecret[]) {
  const rows = wanted.map((secret) => secretRow(now, secret))
  return { ids: rows.map(({ id }) => id), written: inserting(secrets, rows) }
}

function secretRow(now: Date, { value = secretValue, ...secret }: NewSecret) {
  const id = newId(now.getTime())
  const { link, code } = secretLife[secret.kind]
  return {
    id,
    ...secret,
    tokenHash: link ? hashSecret(value(id)) : null,
    codeHash: code ? hashSecret(`${id}:${secretCode(id)}`) : null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (link ?? code ?? 0)),
    codeExpiresAt: code ? new Date(now.getTime() + code) : null,
  }
}

/** Ends what is still open of one kind for a subject: a resend replaces, a done thing closes. */
export async function endSecrets(tx: Tx, now: Date, kind: SecretKind, subjectId: string): Promise<void> {
  await tx
    .update(secrets)
    .set({ endedAt: now })
    .where(
      and(eq(secrets.subjectId, subjectId), eq(secrets.kind, kind), isNull(secrets.usedAt), isNull(secrets.endedAt)),
    )
}
