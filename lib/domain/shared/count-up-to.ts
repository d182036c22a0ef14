import { count, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/lib/platform/db'
import { countedTo } from './counted-to'

/** How many rows fit, or one more than is counted to: a page must not wait the longer the more there are. */
export async function countUpTo(tx: Tx, table: PgTable, where: SQL | undefined): Promise<number> {
  const some = tx
    .select({ one: sql`1`.as('one') })
    .from(table)
    .where(where)
    .limit(countedTo + 1)
    .as('some')
  const [row] = await tx.select({ counted: count() }).from(some)
  return row?.counted ?? 0
}
