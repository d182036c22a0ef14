import { and, asc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { onlineAccounts } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { emailKey } from '@/lib/domain/shared/email-address'
import type { Tx } from '@/lib/platform/db'

/** The work email as an account keeps it, for signing in on referral portals. */
export const workEmailKey = (email: string | undefined) => (email ? emailKey(email) : null)

/** So many who told the same work email are sent a link, those who told it first. */
const mostLinks = 5

/**
 * Keeps it with the open account of a patient, or with one account, whenever the person's details change. Another one is
 * not proven, and a link mailed to the one before opens nothing more.
 */
export async function keepWorkEmail(
  tx: Tx,
  ctx: Ctx,
  whose: { accountId: string } | { patientId: string },
  email: string | undefined,
): Promise<void> {
  const one =
    'accountId' in whose ? eq(onlineAccounts.id, whose.accountId) : eq(onlineAccounts.patientId, whose.patientId)
  const workEmail = workEmailKey(email)
  const changed = sql`${onlineAccounts.workEmail} is distinct from ${workEmail}`
  const rows = await tx
    .update(onlineAccounts)
    .set({ workEmail, workEmailProvenBy: null })
    .where(and(eq(onlineAccounts.practiceId, practiceOf(ctx)), one, isNull(onlineAccounts.closedAt), changed))
    .returning({ loginId: onlineAccounts.loginId })
  for (const { loginId } of rows) if (loginId) await endSecrets(tx, ctx.now, 'work-reset', loginId)
}

const isProven = eq(onlineAccounts.workEmailProvenBy, onlineAccounts.loginId)

/**
 * The logins a work email may mean at the practice. Who proved it has it alone; where nobody did, it is everybody who
 * told it.
 */
export async function loginsOfWorkEmail(ctx: Ctx, email: string): Promise<string[]> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        loginId: onlineAccounts.loginId,
        disabledAt: onlineAccounts.disabledAt,
        proven: sql<boolean>`${isProven}`,
      })
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.workEmail, emailKey(email)),
          isNotNull(onlineAccounts.loginId),
          isNull(onlineAccounts.closedAt),
          or(isProven, isNull(onlineAccounts.disabledAt)),
        ),
      )
      .orderBy(sql`${isProven} desc nulls last`, asc(onlineAccounts.createdAt), asc(onlineAccounts.id))
      .limit(mostLinks),
  )
  const [first] = rows
  const meant = first?.proven ? [first] : rows
  return meant.flatMap(({ loginId, disabledAt }) => (loginId && !disabledAt ? [loginId] : []))
}

/** The login a work email signs in at the practice: nobody's, where several told it and none has proven it. */
export async function loginOfWorkEmail(ctx: Ctx, email: string): Promise<string | null> {
  const [loginId, another] = await loginsOfWorkEmail(ctx, email)
  return loginId && !another ? loginId : null
}

/**
 * Gives a login the work email of its account here, which it has just read: the first to prove one has it, and of those
 * who do at the same moment one. For whoever comes later nothing changes.
 */
export async function proveWorkEmail(tx: Tx, ctx: Ctx, loginId: string): Promise<void> {
  const open = and(eq(onlineAccounts.practiceId, practiceOf(ctx)), isNull(onlineAccounts.closedAt))
  const [own] = await tx
    .select({ id: onlineAccounts.id, workEmail: onlineAccounts.workEmail })
    .from(onlineAccounts)
    .where(and(open, eq(onlineAccounts.loginId, loginId), isNotNull(onlineAccounts.workEmail)))
    .limit(1)
  if (!own?.workEmail) return
  const same = and(open, eq(onlineAccounts.workEmail, own.workEmail))
  // Those who told the same address take turns, in one order.
  await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .where(same)
    .orderBy(asc(onlineAccounts.id))
    .for('update')
  // Whoever proved it and has left their account since does not keep it.
  await tx
    .update(onlineAccounts)
    .set({ workEmailProvenBy: null })
    .where(and(same, sql`${onlineAccounts.workEmailProvenBy} is distinct from ${onlineAccounts.loginId}`))
  const other = alias(onlineAccounts, 'other')
  const proven = await tx
    .update(onlineAccounts)
    .set({ workEmailProvenBy: loginId })
    .where(
      and(
        same,
        eq(onlineAccounts.id, own.id),
        notExists(
          tx
            .select({ id: other.id })
            .from(other)
            .where(
              and(
                eq(other.practiceId, practiceOf(ctx)),
                eq(other.workEmail, own.workEmail),
                ne(other.id, own.id),
                isNotNull(other.workEmailProvenBy),
                isNull(other.closedAt),
              ),
            ),
        ),
      ),
    )
    .returning({ id: onlineAccounts.id })
  if (proven.length > 0)
    await recordAudit(tx, ctx, { action: 'account.work-email-proven', subject: { type: 'account', id: own.id } })
}
