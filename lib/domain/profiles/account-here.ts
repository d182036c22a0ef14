import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type AccountHere = { id: string; patientId: string | null; registrationId: string | null }

/** The account this login holds at the practice, while it may be used; needs no permission, for it tells of no person. */
export async function accountHere(ctx: Ctx, loginId: string): Promise<AccountHere | null> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({
        id: onlineAccounts.id,
        patientId: onlineAccounts.patientId,
        registrationId: onlineAccounts.registrationId,
      })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.loginId, loginId),
          isNull(onlineAccounts.disabledAt),
          isNull(onlineAccounts.closedAt),
        ),
      )
      .limit(1),
  )
  return row ?? null
}
