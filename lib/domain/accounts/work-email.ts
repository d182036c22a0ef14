import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { emailKey } from '@/lib/domain/shared/email-address'
import type { Tx } from '@/lib/platform/db'

/** The work email as an account keeps it, for signing in on referral portals. */
export const workEmailKey = (email: string | undefined) => (email ? emailKey(email) : null)

/** Keeps it with the open account of a patient, or with one account, whenever the person's details change. */
export async function keepWorkEmail(
  tx: Tx,
  ctx: Ctx,
  whose: { accountId: string } | { patientId: string },
  email: string | undefined,
): Promise<void> {
  const one =
    'accountId' in whose ? eq(onlineAccounts.id, whose.accountId) : eq(onlineAccounts.patientId, whose.patientId)
  await tx
    .update(onlineAccounts)
    .set({ workEmail: workEmailKey(email) })
    .where(and(eq(onlineAccounts.practiceId, practiceOf(ctx)), one, isNull(onlineAccounts.closedAt)))
}

/**
 * The login a work email signs in at the practice. People tell it without proof, so where two accounts have the same it
 * signs in nobody: they use their personal email.
 */
export async function loginOfWorkEmail(ctx: Ctx, email: string): Promise<string | null> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ loginId: onlineAccounts.loginId })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.workEmail, emailKey(email)),
          isNotNull(onlineAccounts.loginId),
          isNull(onlineAccounts.disabledAt),
          isNull(onlineAccounts.closedAt),
        ),
      )
      .limit(2),
  )
  return rows.length === 1 ? (rows[0]?.loginId ?? null) : null
}
