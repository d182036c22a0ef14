import { sql } from 'drizzle-orm'
import { rateLimits } from '@/drizzle/schema'
import type { Db } from './db'
import { env } from './env'

/** How many times in how many seconds; counted in PostgreSQL, so they hold across servers and restarts. */
export const limits = {
  register: { points: 600, seconds: 600 },
  'guess-code': { points: 30, seconds: 600 },
  'guess-code-practice': { points: 600, seconds: 600 },
  'guess-code-api': { points: 1200, seconds: 600 },
  'guess-code-api-practice': { points: 6000, seconds: 600 },
  claim: { points: 300, seconds: 600 },
  'guess-letter': { points: 20, seconds: 600 },
  'guess-letter-practice': { points: 300, seconds: 600 },
  'sign-in': { points: 300, seconds: 600 },
  'password-reset': { points: 60, seconds: 600 },
  'password-reset-address': { points: 1, seconds: 180 },
  'unlock-name': { points: 1, seconds: 180 },
  'one-time-code': { points: 1, seconds: 60 },
  'usernames-address': { points: 1, seconds: 180 },
  activate: { points: 300, seconds: 600 },
  'look-alike': { points: 240, seconds: 600 },
  'find-address': { points: 120, seconds: 600 },
  'find-address-practice': { points: 3000, seconds: 600 },
  'contact-proof': { points: 5, seconds: 3600 },
  'thread-message': { points: 60, seconds: 3600 },
  resend: { points: 120, seconds: 600 },
} as const
export type LimitName = keyof typeof limits

/**
 * Takes one of the points of a limit and answers how many seconds to wait, 0 when the point was there.
 * One statement, so callers who race cannot take more than there are.
 */
export async function takePoint(db: Pick<Db, 'execute'>, name: LimitName, subject: string): Promise<number> {
  return takePointOf(db, `${name}:${subject}`, limits[name])
}

/** The same where the limit is somebody's own setting. */
export async function takePointOf(
  db: Pick<Db, 'execute'>,
  key: string,
  { points, seconds }: { points: number; seconds: number },
): Promise<number> {
  if (env.RATE_LIMITS === 'off') return 0
  const rows = await db.execute<{ points: number; wait: number }>(sql`
    insert into ${rateLimits} as r (key, points, expires_at)
    values (${key}, 1, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      points = case when r.expires_at <= now() then 1 else r.points + 1 end,
      expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
    returning points, ceil(extract(epoch from expires_at - now()))::int as wait`)
  const row = rows[0]
  return row && row.points > points ? Math.max(1, row.wait) : 0
}

/** Whether the points are already gone, without taking one: for limits that count failures only. */
export async function pointsGone(db: Pick<Db, 'execute'>, name: LimitName, subject: string): Promise<number> {
  if (env.RATE_LIMITS === 'off') return 0
  const rows = await db.execute<{ wait: number }>(sql`
    select ceil(extract(epoch from expires_at - now()))::int as wait from ${rateLimits}
    where key = ${`${name}:${subject}`} and expires_at > now() and points >= ${limits[name].points}`)
  return rows[0] ? Math.max(1, rows[0].wait) : 0
}
