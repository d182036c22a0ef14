import { sql } from 'drizzle-orm'
import { signUpCodeDays } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { FunnelStep } from './vocabulary'

/** Adds one to today's count of a step of the code's funnel. Counts only; nothing about a person is kept. */
export async function countFunnel(tx: Tx, ctx: Ctx, signUpCodeId: string, step: FunnelStep): Promise<void> {
  const column = sql.identifier(step)
  await tx.execute(sql`
    insert into ${signUpCodeDays} as d (practice_id, sign_up_code_id, day, ${column})
    values (${practiceOf(ctx)}, ${signUpCodeId}, ${ctx.now.toISOString().slice(0, 10)}, 1)
    on conflict (practice_id, sign_up_code_id, day) do update set ${column} = d.${column} + 1`)
}
