import { and, asc, eq, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { type Correspondent, correspondentOf } from './correspondent'

export type OwnCorrespondent = Correspondent & { there: Ctx }

/**
 * The accounts of whoever is signed in that may be looked at, at every practice or at the one the request is for. One
 * that the practice has paused is not among them: it shows nothing.
 */
export async function ownCorrespondents(ctx: Ctx): Promise<OwnCorrespondent[]> {
  authorize(ctx.actor, 'thread:own')
  const { loginId } = ownLogin(ctx)
  const accounts = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({ id: onlineAccounts.id, practiceId: onlineAccounts.practiceId })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.loginId, loginId),
          ctx.practiceId ? eq(onlineAccounts.practiceId, ctx.practiceId) : undefined,
          isNull(onlineAccounts.closedAt),
          isNull(onlineAccounts.disabledAt),
        ),
      )
      .orderBy(asc(onlineAccounts.createdAt)),
  )
  const found = await Promise.all(
    accounts.map(async ({ id: accountId, practiceId }) => {
      const there = forPractice(ctx, practiceId)
      const who = await read(there, (tx) => correspondentOf(tx, practiceId, { accountId, loginId }))
      return who && { ...who, there }
    }),
  )
  return found.filter((who) => who !== null)
}
