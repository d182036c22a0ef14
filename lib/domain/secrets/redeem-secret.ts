import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import { secrets } from '@/drizzle/schema'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import type { Db, Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'

export type OpenSecret = { id: string; kind: SecretKind; practiceId: string | null; subjectId: string }

const maxTries = 5
const columns = {
  id: secrets.id,
  kind: secrets.kind,
  practiceId: secrets.practiceId,
  subjectId: secrets.subjectId,
}

/** What a link opens, without using it: for the page that is shown first. Null when used, ended, expired or unknown. */
export async function peekSecret(db: Db | Tx, kind: SecretKind, token: string, now: Date): Promise<OpenSecret | null> {
  const [row] = await db
    .select(columns)
    .from(secrets)
    .where(
      and(
        eq(secrets.tokenHash, hashSecret(token)),
        eq(secrets.kind, kind),
        isNull(secrets.usedAt),
        isNull(secrets.endedAt),
        gt(secrets.expiresAt, now),
      ),
    )
  return row ?? null
}

/** Uses a link once: one conditional UPDATE, so of callers who race one wins and the others get null. */
export async function redeemLink(tx: Tx, kind: SecretKind, token: string, now: Date): Promise<OpenSecret | null> {
  const [row] = await tx
    .update(secrets)
    .set({ usedAt: now })
    .where(
      and(
        eq(secrets.tokenHash, hashSecret(token)),
        eq(secrets.kind, kind),
        isNull(secrets.usedAt),
        isNull(secrets.endedAt),
        gt(secrets.expiresAt, now),
      ),
    )
    .returning(columns)
  return row ?? null
}

export type CodeAnswer = { outcome: 'redeemed'; secret: OpenSecret } | { outcome: 'wrong' | 'expired' | 'too-many' }

/**
 * Tries a typed code against the subject's open secrets of these kinds. A wrong try is counted and kept: the caller
 * must let its transaction commit. After five the secret is void.
 */
export async function redeemCode(
  tx: Tx,
  kinds: SecretKind[],
  subjectId: string,
  code: string,
  now: Date,
): Promise<CodeAnswer> {
  const ofSubject = and(
    eq(secrets.subjectId, subjectId),
    inArray(secrets.kind, kinds),
    isNull(secrets.usedAt),
    isNull(secrets.endedAt),
  )
  const open = await tx
    .update(secrets)
    .set({ tries: sql`${secrets.tries} + 1` })
    .where(and(ofSubject, gt(secrets.codeExpiresAt, now), lt(secrets.tries, maxTries)))
    .returning({ ...columns, codeHash: secrets.codeHash })
  const right = open.find((secret) => secret.codeHash === hashSecret(`${secret.id}:${code}`))
  if (right) {
    const [used] = await tx
      .update(secrets)
      .set({ usedAt: now })
      .where(and(eq(secrets.id, right.id), isNull(secrets.usedAt)))
      .returning(columns)
    return used ? { outcome: 'redeemed', secret: used } : { outcome: 'expired' }
  }
  if (open.length > 0) return { outcome: 'wrong' }
  const [spent] = await tx
    .select({ id: secrets.id })
    .from(secrets)
    .where(and(ofSubject, gt(secrets.codeExpiresAt, now)))
    .limit(1)
  return { outcome: spent ? 'too-many' : 'expired' }
}
