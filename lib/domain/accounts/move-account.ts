import { and, eq, inArray, sql } from 'drizzle-orm'
import { accountEvents, onlineAccounts } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type AccountStatus, accountTransitions } from './vocabulary'

type Action = keyof typeof accountTransitions
type Change = Partial<Pick<typeof onlineAccounts.$inferInsert, 'loginId' | 'kind' | 'registrationId'>>

/**
 * Takes an action on an account: one conditional UPDATE from the statuses the table allows, and an event with who and
 * why. False when it is no longer in such a status.
 */
export async function moveAccount(
  tx: Tx,
  ctx: Ctx,
  accountId: string,
  action: Action,
  { change = {}, reason }: { change?: Change; reason?: string } = {},
): Promise<boolean> {
  const { from, to }: { from: readonly AccountStatus[]; to: AccountStatus } = accountTransitions[action]
  const moved = await tx
    .update(onlineAccounts)
    .set({ ...change, status: to, version: sql`${onlineAccounts.version} + 1` })
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceOf(ctx)),
        eq(onlineAccounts.id, accountId),
        inArray(onlineAccounts.status, [...from]),
      ),
    )
    .returning({ id: onlineAccounts.id })
  if (moved.length === 0) return false
  await recordAccountEvent(tx, ctx, {
    accountId,
    action,
    toStatus: to,
    fromStatus: from.length === 1 ? from[0] : undefined,
    reason,
  })
  return true
}

type AccountEvent = {
  accountId: string
  action: string
  toStatus: AccountStatus
  fromStatus?: AccountStatus
  reason?: string
  details?: Record<string, string>
}

/** One line of what happened to an account, for its *Online services* tab. */
export async function recordAccountEvent(tx: Tx, ctx: Ctx, event: AccountEvent): Promise<void> {
  const { accountId, action, toStatus, fromStatus = null, reason = null, details = {} } = event
  await tx.insert(accountEvents).values({
    practiceId: practiceOf(ctx),
    id: newId(ctx.now.getTime()),
    accountId,
    action,
    fromStatus,
    toStatus,
    actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    reason,
    details,
    at: ctx.now,
  })
}
