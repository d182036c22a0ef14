import { EventEmitter, once } from 'node:events'
import { sql } from 'drizzle-orm'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import type { Db, Tx } from '@/lib/platform/db'
import { eventually } from './outbox'

/** Takes what others will wait for, such as a lock, and holds it until the function it gives back is called. */
export async function holding(ctx: Ctx, take: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  const signals = new EventEmitter()
  const [held, over] = [once(signals, 'held'), once(signals, 'over')]
  const done = transaction(ctx, async (tx) => {
    await take(tx)
    signals.emit('held')
    await over
  })
  await Promise.race([held, done])
  return async () => {
    signals.emit('over')
    await done
  }
}

/** Resolves when so many statements in this database wait for a lock. */
export async function waitingForLock(db: Db, howMany: number): Promise<void> {
  await eventually(async () => {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    return row !== undefined && row.waiting >= howMany
  })
}
