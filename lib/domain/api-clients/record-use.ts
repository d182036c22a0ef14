import { and, desc, eq, notInArray, sql } from 'drizzle-orm'
import { apiClientDays, apiClientErrors } from '@/drizzle/schema'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'

export type Refusal = { endpoint: string; httpStatus: number; eventCode: number; reason: string }

/** So many refusals of a client are kept for the settings page. */
const kept = 20

/** Counts a call of a client, and keeps why it was refused; nothing of what was sent. */
export async function recordUse(ctx: Ctx, clientId: string, refusal: Refusal | null): Promise<void> {
  const practiceId = practiceOf(ctx)
  const errors = refusal ? 1 : 0
  await withoutAudit(ctx, async (tx) => {
    if (refusal) {
      const row = { practiceId, id: newId(ctx.now.getTime()), clientId, at: ctx.now, reference: ctx.requestId }
      await tx.insert(apiClientErrors).values({ ...row, ...refusal })
      const ofClient = and(eq(apiClientErrors.practiceId, practiceId), eq(apiClientErrors.clientId, clientId))
      const newest = tx
        .select({ id: apiClientErrors.id })
        .from(apiClientErrors)
        .where(ofClient)
        .orderBy(desc(apiClientErrors.at), desc(apiClientErrors.id))
        .limit(kept)
      await tx.delete(apiClientErrors).where(and(ofClient, notInArray(apiClientErrors.id, newest)))
    }
    // Last, so that calls of one client wait for each other's commit only.
    await tx
      .insert(apiClientDays)
      .values({ practiceId, clientId, day: ctx.now.toISOString().slice(0, 10), requests: 1, errors, lastAt: ctx.now })
      .onConflictDoUpdate({
        target: [apiClientDays.practiceId, apiClientDays.clientId, apiClientDays.day],
        set: {
          requests: sql`${apiClientDays.requests} + 1`,
          errors: sql`${apiClientDays.errors} + ${errors}`,
          lastAt: ctx.now,
        },
      })
  })
}
