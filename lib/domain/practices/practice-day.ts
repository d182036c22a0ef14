import { eq, sql } from 'drizzle-orm'
import { practices } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { dateIn, zoneOfNation } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'

/** The zone of the practice's wall clock. */
export async function zoneOf(tx: Tx, ctx: Ctx): Promise<string> {
  const [practice] = await tx
    .select({ nation: practices.nation })
    .from(practices)
    .where(eq(practices.id, practiceOf(ctx)))
  if (!practice) throw new NotFound('practice')
  return zoneOfNation[practice.nation]
}

/** The first moment of a calendar day on the practice's clock; PostgreSQL knows every summer time. */
export async function startOfDay(tx: Tx, day: string, zone: string, daysLater = 0): Promise<Date> {
  const [row] = await tx.execute<{ epoch: string }>(
    sql`select extract(epoch from ((${day}::date + ${daysLater}::int)::timestamp at time zone ${zone}))::text as epoch`,
  )
  return new Date(Number(row?.epoch) * 1000)
}

/** Today on the practice's wall, YYYY-MM-DD: in the first hours of a day it is yesterday's still in London. */
export async function todayOf(tx: Tx, ctx: Ctx): Promise<string> {
  return dateIn(ctx.now, await zoneOf(tx, ctx))
}
