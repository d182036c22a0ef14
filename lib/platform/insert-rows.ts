import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './db'

const columnOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Inserts many rows as one JSON parameter: building a statement with a placeholder a value costs more than everything
 * else about a row. All rows name the same columns; the others keep their defaults.
 */
export async function insertRows<T extends PgTable>(
  tx: Pick<Tx, 'execute'>,
  table: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = sql.join(
    keys.map((key) => sql.identifier(columnOf(key))),
    sql`, `,
  )
  const json = JSON.stringify(
    rows.map((row) => {
      const values: Record<string, unknown> = row
      if (Object.keys(values).length !== keys.length) throw new Error('Rows of one insert name the same columns')
      return Object.fromEntries(keys.map((key) => [columnOf(key), values[key] ?? null]))
    }),
  )
  const into = sql.identifier(getTableName(table))
  await tx.execute(
    sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${json}::json)`,
  )
}
