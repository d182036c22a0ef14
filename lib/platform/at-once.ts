import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * Several writes as one statement, for what is written so often that each to and fro counts. All of them see what was
 * there before, in no order among themselves; foreign keys are looked at when the last is done.
 */
export function atOnce(writes: SQLWrapper[], last: SQL = sql`select`): SQL {
  const parts = writes.map((write, index) => sql`${sql.identifier(`w${index}`)} as (${write.getSQL()})`)
  return sql`with ${sql.join(parts, sql`, `)} ${last}`
}
