import { sql } from 'drizzle-orm'
import { chargebands, signUpCodes } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { counting } from './count-funnel'

/**
 * Takes one use of a code and counts it as submitted: one conditional UPDATE, so callers who race never go past the
 * limit, and a code that was paused, ended, closed or whose chargeband went offline a moment ago is not taken. False
 * when there was none to take; the caller then undoes everything, the count too.
 */
export async function redeemSignUpCode(tx: Tx, ctx: Ctx, signUpCodeId: string): Promise<boolean> {
  const now = ctx.now.toISOString()
  const rows = await tx.execute(sql`
    with counted as (${counting(ctx, signUpCodeId, 'submitted')} returning 1)
    update ${signUpCodes} c set used_count = used_count + 1
    from ${chargebands} b, counted
    where c.practice_id = ${practiceOf(ctx)} and c.id = ${signUpCodeId}
      and b.practice_id = c.practice_id and b.id = c.chargeband_id
      and b.online_booking_enabled_at is not null and b.archived_at is null
      and c.status = 'active'
      and (c.opens_at is null or c.opens_at <= ${now}::timestamptz)
      and (c.closes_at is null or c.closes_at > ${now}::timestamptz)
      and (c.total_limit is null or c.used_count < c.total_limit)
    returning c.id`)
  return rows.length === 1
}

/** Gives a use back when its registration expired unactivated. */
export async function giveBackUse(tx: Tx, ctx: Ctx, signUpCodeId: string): Promise<void> {
  await tx.execute(sql`
    update ${signUpCodes} set used_count = used_count - 1
    where practice_id = ${practiceOf(ctx)} and id = ${signUpCodeId} and used_count > 0`)
}
