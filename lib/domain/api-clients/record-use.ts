import { and, desc, eq, notInArray, sql } from 'drizzle-orm'
import { apiClientDays, apiClientErrors } from '@/drizzle/schema'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'

export type Refusal = { endpoint: string; httpStatus: number; eventCode: number; reason: string }

/** So many refusals of a client are kept for the settings page. */
const kept = 20

type Calls = { requests: number; errors: number; lastAt: Date; written: Promise<void> }

/** Calls not yet written, by client and day, and the newest write of each: calls of one client share a row. */
const waiting = new Map<string, Calls>()
const newest = new Map<string, Promise<void>>()

/**
 * Counts a call of a client, and keeps why it was refused; nothing of what was sent. Calls that come while a write is
 * under way are written together after it, so that no call waits for another's commit. Resolves when it is written.
 */
export async function recordUse(ctx: Ctx, clientId: string, refusal: Refusal | null): Promise<void> {
  if (refusal) await keepRefusal(ctx, clientId, refusal)
  const day = ctx.now.toISOString().slice(0, 10)
  const key = `${clientId} ${day}`
  const calls = waiting.get(key) ?? begin(ctx, clientId, day, key)
  calls.requests += 1
  calls.errors += refusal ? 1 : 0
  if (ctx.now > calls.lastAt) calls.lastAt = ctx.now
  return calls.written
}

function begin(ctx: Ctx, clientId: string, day: string, key: string): Calls {
  const before = (newest.get(key) ?? Promise.resolve()).catch(() => undefined)
  const calls: Calls = {
    ...{ requests: 0, errors: 0, lastAt: ctx.now },
    written: before
      .then(() => {
        waiting.delete(key)
        return writeCalls(ctx, clientId, day, calls)
      })
      .finally(() => {
        if (newest.get(key) === calls.written) newest.delete(key)
      }),
  }
  waiting.set(key, calls)
  newest.set(key, calls.written)
  return calls
}

async function keepRefusal(ctx: Ctx, clientId: string, refusal: Refusal): Promise<void> {
  const practiceId = practiceOf(ctx)
  await withoutAudit(ctx, async (tx) => {
    const row = { practiceId, id: newId(ctx.now.getTime()), clientId, at: ctx.now, reference: ctx.requestId }
    await tx.insert(apiClientErrors).values({ ...row, ...refusal })
    const ofClient = and(eq(apiClientErrors.practiceId, practiceId), eq(apiClientErrors.clientId, clientId))
    const last = tx
      .select({ id: apiClientErrors.id })
      .from(apiClientErrors)
      .where(ofClient)
      .orderBy(desc(apiClientErrors.at), desc(apiClientErrors.id))
      .limit(kept)
    await tx.delete(apiClientErrors).where(and(ofClient, notInArray(apiClientErrors.id, last)))
  })
}

async function writeCalls(ctx: Ctx, clientId: string, day: string, calls: Calls): Promise<void> {
  const practiceId = practiceOf(ctx)
  const { requests, errors, lastAt } = calls
  await withoutAudit(ctx, (tx) =>
    tx
      .insert(apiClientDays)
      .values({ practiceId, clientId, day, requests, errors, lastAt })
      .onConflictDoUpdate({
        target: [apiClientDays.practiceId, apiClientDays.clientId, apiClientDays.day],
        set: {
          requests: sql`${apiClientDays.requests} + ${requests}`,
          errors: sql`${apiClientDays.errors} + ${errors}`,
          lastAt: sql`greatest(${apiClientDays.lastAt}, excluded.last_at)`,
        },
      }),
  )
}
