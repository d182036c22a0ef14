import { sql } from 'drizzle-orm'
import { type Actor, loginOf } from '@/lib/domain/access/actor'
import type { Db, Tx } from '@/lib/platform/db'

/** What every verb and query is given: who asks, for which practice, when, and on which database. */
export type Ctx = {
  actor: Actor
  practiceId: string | null
  db: Db | Tx
  now: Date
  requestId: string
}

async function inPractice<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    // Transaction-local, so that a pooling proxy may hand the connection to another practice afterwards. Sent first and
    // not waited for: statements of one connection run in order, and without it row-level security shows nothing.
    const set = tx
      .execute(
        sql`select set_config('app.practice_id', ${ctx.practiceId ?? ''}, true), set_config('app.login_id', ${loginOf(ctx.actor) ?? ''}, true)`,
      )
      .execute()
    const [result] = await Promise.all([run(tx), set])
    return result
  })
}

/** One verb, one transaction: all of it happens or none. Row-level security sees the context's practice and login. */
export const transaction = inPractice

/** Writes that say nothing about a person yet, such as drafts and counts; they are not in the audit log. */
export const withoutAudit = inPractice

/** Loads for a query, under the same row-level security. */
export const read = inPractice

/** The practice a verb works for; a verb that needs one is never called without. */
export function practiceOf(ctx: Ctx): string {
  if (!ctx.practiceId) throw new Error('This needs a practice in the context')
  return ctx.practiceId
}

/** The same request, acting for another practice: when a secret says where it belongs. */
export function forPractice(ctx: Ctx, practiceId: string | null): Ctx {
  return { ...ctx, practiceId }
}

/**
 * A part of a transaction that works for another practice: row-level security sees that one until the part is over, and
 * the first one again afterwards. What both parts write commits together or not at all.
 */
export async function elsewhere<T>(tx: Tx, ctx: Ctx, there: Ctx, run: () => Promise<T>): Promise<T> {
  await workFor(tx, there)
  const result = await run()
  await workFor(tx, ctx)
  return result
}

async function workFor(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.execute(
    sql`select set_config('app.practice_id', ${ctx.practiceId ?? ''}, true), set_config('app.login_id', ${loginOf(ctx.actor) ?? ''}, true)`,
  )
}
