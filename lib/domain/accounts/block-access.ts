import { and, eq } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import { endLetter } from '@/lib/domain/letters/move-letter'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { closeAccess } from './disable-account'
import { loadFacts } from './load-facts'

/**
 * Blocks the online access of a patient who left or died, in the caller's transaction: the account disabled and signed
 * out, its letter void, messages that wait for them not sent. Nothing is deleted; coming back restores nothing by itself.
 */
export async function blockAccess(tx: Tx, ctx: Ctx, patientId: string, reason: string): Promise<boolean> {
  const { open } = await loadFacts(tx, ctx, patientId, { lock: true })
  if (open && !open.disabledAt) await closeAccess(tx, ctx, open, reason)
  const voided = open ? await endLetter(tx, ctx, open.id, 'revoke', 'patient-left') : null
  await tx
    .update(messages)
    .set({ status: 'not-needed' })
    .where(
      and(eq(messages.practiceId, practiceOf(ctx)), eq(messages.patientId, patientId), eq(messages.status, 'waiting')),
    )
  return Boolean(voided) || (open !== null && !open.disabledAt)
}
