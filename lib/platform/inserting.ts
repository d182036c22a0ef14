import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { nameOf } from './insert-rows'

/** The words of an insert by table and the columns it names: as many as there are places that insert. */
const kept = new Map<string, { names: string[]; words: SQL }>()

function wordsFor(table: PgTable, keys: string[]) {
  const into = getTableName(table)
  const id = `${into}(${keys.join()})`
  const known = kept.get(id)
  if (known) return known
  const names = keys.map(nameOf)
  const columns = names.map((name) => `"${name}"`).join(', ')
  const words = sql.raw(
    `insert into "${into}" (${columns}) select ${columns} from json_populate_recordset(null::"${into}", `,
  )
  const made = { names, words }
  kept.set(id, made)
  return made
}

/**
 * The insert of a few rows as one JSON parameter: putting a placeholder a value together costs more than everything else
 * about a row. All rows name the same columns, and the others keep their defaults. For many, see `insertRows`.
 */
export function inserting<T extends PgTable>(table: T, rows: T['$inferInsert'][]): SQL {
  const [first] = rows
  if (!first) throw new Error('There is no row to insert')
  const keys = Object.keys(first)
  const { names, words } = wordsFor(table, keys)
  const written = rows.map((row) => {
    const values: Record<string, unknown> = row
    if (Object.keys(values).length !== keys.length) throw new Error('Rows of one insert name the same columns')
    return Object.fromEntries(keys.map((key, index) => [names[index], values[key] ?? null]))
  })
  return sql`${words}${JSON.stringify(written)}::json)`
}
