import { and, eq } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** What somebody wrote while their registration was in review belongs to the patient staff found or made of it. */
export async function giveThreads(tx: Tx, ctx: Ctx, registrationId: string, patientId: string): Promise<void> {
  await tx
    .update(threads)
    .set({ patientId })
    .where(and(eq(threads.practiceId, practiceOf(ctx)), eq(threads.registrationId, registrationId)))
}
