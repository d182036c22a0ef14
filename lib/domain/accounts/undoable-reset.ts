import { and, desc, eq } from 'drizzle-orm'
import { accountResets } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** The newest reset of an account, if it may be undone at this moment; an older one is never gone back to. */
export async function undoableReset(tx: Tx, ctx: Ctx, accountId: string) {
  const [newest] = await tx
    .select()
    .from(accountResets)
    .where(and(eq(accountResets.practiceId, practiceOf(ctx)), eq(accountResets.accountId, accountId)))
    .orderBy(desc(accountResets.at), desc(accountResets.id))
    .limit(1)
  if (!newest?.loginId || newest.undoneAt || newest.status !== 'active' || newest.undoUntil <= ctx.now) return null
  return newest
}
