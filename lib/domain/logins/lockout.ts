import { eq, sql } from 'drizzle-orm'
import { logins, rateLimits } from '@/drizzle/schema'
import type { Message } from '@/lib/domain/shared/message'
import type { Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'

/** So many wrong tries lock a name for so long. */
export const lockRule = { failures: 5, hours: 4 }

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`
const lockEnd = (now: Date) => new Date(now.getTime() + lockRule.hours * 3_600_000)

/** When a lock began that ends then. */
export const lockStart = (until: Date) => new Date(until.getTime() - lockRule.hours * 3_600_000)

/** What somebody reads whose name is locked: how long it lasts. Without its end, as long as any lock. */
export function lockedMessage(until: Date | null, now: Date): Message {
  const minutes = until ? Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)) : lockRule.hours * 60
  return { key: 'errors.login.locked', params: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } }
}

export type Failure = { lockedUntil: Date | null; lockedNow: boolean }

/**
 * Counts a wrong try on a login. One UPDATE, so callers who race are each counted once. Tries on a locked login are
 * counted but do not lengthen the lock; after it the count starts again.
 */
export async function countFailure(tx: Tx, now: Date, loginId: string): Promise<Failure> {
  const failures = sql`case when ${logins.lockedUntil} <= ${at(now)} then 1 else ${logins.failedAttempts} + 1 end`
  const [row] = await tx
    .update(logins)
    .set({
      failedAttempts: failures,
      lockedUntil: sql`case when ${logins.lockedUntil} > ${at(now)} then ${logins.lockedUntil}
        when ${failures} >= ${lockRule.failures} then ${at(lockEnd(now))} end`,
    })
    .where(eq(logins.id, loginId))
    .returning({ failures: logins.failedAttempts, lockedUntil: logins.lockedUntil })
  return { lockedUntil: row?.lockedUntil ?? null, lockedNow: row?.failures === lockRule.failures }
}

/** Until when a login is locked, or null. */
export async function loginLock(tx: Tx, now: Date, loginId: string): Promise<Date | null> {
  const [row] = await tx.select({ until: logins.lockedUntil }).from(logins).where(eq(logins.id, loginId))
  return row?.until && row.until > now ? row.until : null
}

/** Lets the right password in and forgets the wrong tries, unless the lock came first. One UPDATE. */
export async function passLock(tx: Tx, now: Date, loginId: string): Promise<boolean> {
  const rows = await tx
    .update(logins)
    .set({ failedAttempts: 0, lockedUntil: null })
    .where(sql`${logins.id} = ${loginId} and (${logins.lockedUntil} is null or ${logins.lockedUntil} <= ${at(now)})`)
    .returning({ id: logins.id })
  return rows.length > 0
}

/** Takes the login before anything that opens it, as a new password and a lock do, so that none waits for the other. */
export async function holdLogin(tx: Tx, loginId: string): Promise<void> {
  await tx.select({ id: logins.id }).from(logins).where(eq(logins.id, loginId)).for('no key update')
}

export async function clearLock(tx: Tx, loginId: string): Promise<void> {
  await tx.update(logins).set({ failedAttempts: 0, lockedUntil: null }).where(eq(logins.id, loginId))
}

/** The same count for a name nobody has, a device or a second factor; the name itself is not kept. */
export async function countNamedFailure(tx: Tx, now: Date, kind: NamedLock, name: string): Promise<Failure> {
  const month = new Date(now.getTime() + 30 * 24 * 3_600_000)
  const rows = await tx.execute<{ points: number; expires: string }>(sql`
    insert into ${rateLimits} as r (key, points, expires_at) values (${lockKey(kind, name)}, 1, ${at(month)})
    on conflict (key) do update set
      points = case when r.expires_at <= ${at(now)} then 1 else r.points + 1 end,
      expires_at = case when r.expires_at <= ${at(now)} then ${at(month)}
        when r.points + 1 = ${lockRule.failures} then ${at(lockEnd(now))} else r.expires_at end
    returning points, expires_at as expires`)
  const row = rows[0]
  const locked = row !== undefined && row.points >= lockRule.failures
  return { lockedUntil: locked ? new Date(row.expires) : null, lockedNow: row?.points === lockRule.failures }
}

/** Until when such a name is locked, or null. */
export async function namedLock(tx: Tx, now: Date, kind: NamedLock, name: string): Promise<Date | null> {
  const [row] = await tx
    .select({ expires: rateLimits.expiresAt })
    .from(rateLimits)
    .where(
      sql`${rateLimits.key} = ${lockKey(kind, name)} and ${rateLimits.points} >= ${lockRule.failures} and ${rateLimits.expiresAt} > ${at(now)}`,
    )
  return row?.expires ?? null
}

export async function forgetNamedFailures(tx: Tx, kind: NamedLock, name: string): Promise<void> {
  await tx.delete(rateLimits).where(eq(rateLimits.key, lockKey(kind, name)))
}

/** The same for a right try, unless the lock came first; false then. */
export async function passNamedLock(tx: Tx, now: Date, kind: NamedLock, name: string): Promise<boolean> {
  await tx
    .delete(rateLimits)
    .where(
      sql`${rateLimits.key} = ${lockKey(kind, name)} and not (${rateLimits.points} >= ${lockRule.failures} and ${rateLimits.expiresAt} > ${at(now)})`,
    )
  return (await namedLock(tx, now, kind, name)) === null
}

type NamedLock = 'name' | 'device' | 'second-factor'

function lockKey(kind: NamedLock, name: string): string {
  return `lock:${kind}:${hashSecret(name.trim().toLowerCase())}`
}
