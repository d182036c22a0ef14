import { sql } from 'drizzle-orm'
import type { StaffActor } from '@/lib/domain/access/actor'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** The same request from the moment its person has proved which login is theirs. */
export function asLogin(ctx: Ctx, loginId: string, sessionId = ''): Ctx {
  return { ...ctx, practiceId: null, actor: { kind: 'patient', loginId, sessionId, address: addressOf(ctx) } }
}

/** The same request as a member of staff of the practice they chose. */
export function asStaff(ctx: Ctx, member: Omit<StaffActor, 'kind' | 'sessionId' | 'address'>): Ctx {
  const actor: StaffActor = { ...member, kind: 'staff', sessionId: '', address: addressOf(ctx) }
  return { ...ctx, practiceId: member.practiceId, actor }
}

/** Lets the running transaction see that login's rows, and the practice's once one is chosen: after proof, never before. */
export async function seeAs(tx: Tx, loginId: string, practiceId: string | null = null): Promise<void> {
  await tx.execute(
    sql`select set_config('app.login_id', ${loginId}, true), set_config('app.practice_id', ${practiceId ?? ''}, true)`,
  )
}

function addressOf(ctx: Ctx): string | null {
  return ctx.actor.kind === 'system' ? null : ctx.actor.address
}
