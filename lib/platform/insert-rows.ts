import { getTableColumns, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { arrayOf } from './array-of'
import type { Tx } from './db'

/** The column of a table's key, as drizzle's own casing names it. */
export const nameOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Inserts many rows as one array a column: building a statement with a placeholder a value costs more than everything
 * else about a row. What a row does not name is what the table keeps then.
 */
export async function insertRows<T extends PgTable>(
  tx: Pick<Tx, 'execute'>,
  table: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const given: Record<string, unknown>[] = rows
  const named = new Set(given.flatMap((row) => Object.keys(row)))
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => named.has(key))
  const names = columns.map(([key]) => sql.identifier(nameOf(key)))
  const arrays = columns.map(([key, column]) =>
    arrayOf(
      column.getSQLType().replace(/ collate .*$/, ''),
      given.map((row) => written(row[key], column)),
    ),
  )
  await tx.execute(
    sql`insert into ${table} (${sql.join(names, sql`, `)}) select * from unnest(${sql.join(arrays, sql`, `)})`,
  )
}

function written(value: unknown, column: PgColumn): string | null {
  const kept = value === undefined ? column.default : value
  return kept === null || kept === undefined ? null : String(column.mapToDriverValue(kept))
}
