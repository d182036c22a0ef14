import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { onlineAccounts, sessions } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/**
 * After an account was disabled or reset: ends the login's sessions when that was the only account it could still use,
 * anywhere. With another account the sessions stay, and this practice is shut to them by the account itself.
 */
export async function endSessionsOf(tx: Tx, ctx: Ctx, loginId: string, exceptAccountId: string): Promise<boolean> {
  // Accounts at other practices are seen only as their own login; set back before anything else is read.
  await tx.execute(sql`select set_config('app.login_id', ${loginId}, true)`)
  const others = await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .where(
      and(
        eq(onlineAccounts.loginId, loginId),
        ne(onlineAccounts.id, exceptAccountId),
        isNull(onlineAccounts.disabledAt),
        isNull(onlineAccounts.closedAt),
      ),
    )
    .limit(1)
  await tx.execute(sql`select set_config('app.login_id', ${loginOf(ctx.actor) ?? ''}, true)`)
  if (others.length > 0) return false
  await tx.delete(sessions).where(and(eq(sessions.loginId, loginId), eq(sessions.kind, 'patient')))
  return true
}
