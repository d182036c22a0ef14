import { sql } from 'drizzle-orm'
import { practices, signUpCodeDays } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { zoneOfNation } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import type { FunnelStep } from './vocabulary'

/** Adds one to today's count of a step of the code's funnel. Counts only; nothing about a person is kept. */
export async function countFunnel(tx: Tx, ctx: Ctx, signUpCodeId: string, step: FunnelStep): Promise<void> {
  await tx.execute(counting(ctx, signUpCodeId, step))
}

/** The statement alone, to be a part of another. */
export function counting(ctx: Ctx, signUpCodeId: string, step: FunnelStep) {
  const column = sql.identifier(step)
  return sql`
    insert into ${signUpCodeDays} as d (practice_id, sign_up_code_id, day, ${column})
    values (${practiceOf(ctx)}, ${signUpCodeId}, ${dayAt(ctx)}, 1)
    on conflict (practice_id, sign_up_code_id, day) do update set ${column} = d.${column} + 1`
}

/** The day on the practice's wall, in the same statement: the journey waits for no other. */
function dayAt(ctx: Ctx) {
  const zones = sql.join(
    Object.entries(zoneOfNation).map(([nation, zone]) => sql`when ${nation} then ${zone}`),
    sql` `,
  )
  return sql`(${ctx.now.toISOString()}::timestamptz at time zone
    (select case ${practices.nation} ${zones} end from ${practices} where ${practices.id} = ${practiceOf(ctx)}))::date`
}
