import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/platform/db'

export type OutboxCounts = { waiting: number; failed: number }

/** How many messages wait and how many failed, over all practices; says nothing else about them, so anybody may ask. */
export async function outboxCounts(db: Db): Promise<OutboxCounts> {
  const [row] = await db.execute<OutboxCounts>(sql`select waiting, failed from enrol.outbox_counts()`)
  return row ?? { waiting: 0, failed: 0 }
}
