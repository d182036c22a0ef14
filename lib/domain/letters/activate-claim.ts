import { and, eq } from 'drizzle-orm'
import { letters, onlineAccounts } from '@/drizzle/schema'
import { moveAccount } from '@/lib/domain/accounts/move-account'
import { proveContact } from '@/lib/domain/patients/prove-contact'
import { recordChanges } from '@/lib/domain/patients/record-changes'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

type Claimed = { id: string; email?: string | null; mobile?: string | null }
type Proof = { by: 'email' | 'sms' | 'signed-in' | 'staff' | 'letter'; loginId: string }

/**
 * Opens the account a letter was for to the login that activated, and notes the contact that proved it. Null when the
 * account was reset or claimed again meanwhile: an older registration opens nothing.
 */
export async function openClaimedAccount(
  tx: Tx,
  ctx: Ctx,
  { id: registrationId, email, mobile }: Claimed,
  { by, loginId }: Proof,
): Promise<string | null> {
  const account = await claimedAccount(tx, ctx, registrationId)
  if (!account?.patientId) return null
  if (!(await moveAccount(tx, ctx, account.id, 'activate', { change: { loginId } }))) return null
  const { patientId } = account
  if (by === 'email' && email) await keepProven(tx, ctx, { patientId, kind: 'email', value: email, how: 'link' })
  if (by === 'sms' && mobile) await keepProven(tx, ctx, { patientId, kind: 'mobile', value: mobile, how: 'code' })
  return patientId
}

/** The letter's own secret says whose contact it is, so staff need not accept it; the record still tells who added it. */
async function keepProven(tx: Tx, ctx: Ctx, proven: Parameters<typeof proveContact>[2]): Promise<void> {
  const { patientId, kind, value, how } = proven
  const became = await proveContact(tx, ctx, proven)
  if (became === 'known') return
  const before = became === 'added' ? null : value
  await recordChanges(tx, ctx, patientId, [{ field: kind, before, after: { value, proven: how } }], {
    byPatient: 'none',
  })
}

/** Gives an account back that nobody activated in time: created again, its letter spent, so that it needs a new one. */
export async function lapseClaim(tx: Tx, ctx: Ctx, registrationId: string): Promise<void> {
  const account = await claimedAccount(tx, ctx, registrationId)
  if (!account) return
  await moveAccount(tx, ctx, account.id, 'lapse', { reason: 'not-activated', change: { loginId: null } })
  await tx
    .update(letters)
    .set({ endedReason: 'not-activated' })
    .where(and(eq(letters.practiceId, practiceOf(ctx)), eq(letters.registrationId, registrationId)))
}

/** The account a registration claimed by its letter, as long as no other has claimed it since; locked until the end. */
async function claimedAccount(tx: Tx, ctx: Ctx, registrationId: string) {
  const practiceId = practiceOf(ctx)
  const [account] = await tx
    .select({ id: onlineAccounts.id, patientId: onlineAccounts.patientId })
    .from(onlineAccounts)
    .innerJoin(letters, and(eq(letters.practiceId, practiceId), eq(letters.accountId, onlineAccounts.id)))
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.registrationId, registrationId),
        eq(letters.registrationId, registrationId),
      ),
    )
    .for('update', { of: onlineAccounts })
  return account ?? null
}
