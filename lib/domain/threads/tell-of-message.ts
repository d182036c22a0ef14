import { and, eq } from 'drizzle-orm'
import { threadNotices } from '@/drizzle/schema'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import type { Correspondent } from './correspondent'

/**
 * Tells a patient by email that something waits, unless they were told and have not looked since. The email holds no
 * word of it. False when there is no address that was shown to be theirs.
 */
export async function tellOfMessage(tx: Tx, ctx: Ctx, who: Correspondent): Promise<boolean> {
  const { accountId, patientId, registrationId, email, locale } = who
  const notice = { practiceId: practiceOf(ctx), accountId }
  const [first] = await tx
    .insert(threadNotices)
    .values({ ...notice, toldAt: ctx.now })
    .onConflictDoNothing()
    .returning({ toldAt: threadNotices.toldAt })
  if (!first) return true
  const kind = 'thread-notice' as const
  if (email && registrationId) {
    const to = { channel: 'email' as const, recipient: email, locale }
    await announce(tx, ctx, { kind, ...to, ids: { accountId }, registrationId })
    return true
  }
  const told = patientId && !registrationId ? await tellPatient(tx, ctx, patientId, kind, { accountId }) : false
  if (!told)
    await tx
      .delete(threadNotices)
      .where(and(eq(threadNotices.practiceId, notice.practiceId), eq(threadNotices.accountId, accountId)))
  return told
}
