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

type Limit = { points: number; seconds: number }

/** The same where the limit is somebody's own setting. */
export async function takePointOf(db: Pick<Db, 'execute'>, key: string, limit: Limit): Promise<number> {
  if (env.RATE_LIMITS === 'off') return 0
  return waitAfter(await db.execute<Row>(taking(key, limit.seconds)), limit)
}

/**
 * The same for one that many calls take from: its commit waits for no disk, so they do not wait for each other's. A
 * crash of the database forgets the last moments of it. Never inside a transaction, which would be as light.
 */
export async function takeLightPoint(db: Pick<Db, 'execute'>, key: string, limit: Limit): Promise<number> {
  if (env.RATE_LIMITS === 'off') return 0
  const light = sql`where set_config('synchronous_commit', 'off', true) is not null`
  return waitAfter(await db.execute<Row>(taking(key, limit.seconds, light)), limit)
}

type Row = { points: number; wait: number }

const taking = (key: string, seconds: number, where = sql``) => sql`
  insert into ${rateLimits} as r (key, points, expires_at)
  select ${key}, 1, now() + make_interval(secs => ${seconds}) ${where}
  on conflict (key) do update set
    points = case when r.expires_at <= now() then 1 else r.points + 1 end,
    expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
  returning points, ceil(extract(epoch from expires_at - now()))::int as wait`

function waitAfter([row]: Row[], { points }: Limit): number {
  return row && row.points > points ? Math.max(1, row.wait) : 0
}

/**
 * Whether the points of any are already gone, without taking one: for limits that count failures only. Answers how many
 * seconds to wait.
 */
export async function pointsGone(
  db: Pick<Db, 'execute'>,
  limited: readonly (readonly [name: LimitName, subject: string])[],
): Promise<number> {
  if (env.RATE_LIMITS === 'off') return 0
  const gone = limited.map(
    ([name, subject]) => sql`(key = ${`${name}:${subject}`} and points >= ${limits[name].points})`,
  )
  const [row] = await db.execute<{ wait: number | null }>(sql`
    select max(ceil(extract(epoch from expires_at - now())))::int as wait from ${rateLimits}
    where expires_at > now() and (${sql.join(gone, sql` or `)})`)
  return row?.wait == null ? 0 : Math.max(1, row.wait)
}
