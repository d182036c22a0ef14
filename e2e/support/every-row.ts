import postgres from 'postgres'

type Column = { place: string; table: string; column: string; kind: string }

/** Looks for texts in every column of every table of an installation. */
export function openEveryRow(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} })

  async function columns(): Promise<Column[]> {
    return sql<Column[]>`
      select format('%s.%s', c.table_name, c.column_name) as place, c.data_type as kind,
        format('%I.%I', c.table_schema, c.table_name) as table, format('%I', c.column_name) as column
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      order by 1`
  }

  /** The columns where a text stands, as `table.column`; a short number only where it stands by itself. */
  async function placesOf(text: string): Promise<string[]> {
    const byItself = /^\d{6}$/.test(text)
    const found: string[] = []
    for (const { place, table, column, kind } of await columns()) {
      if (byItself && !/text|char|json/.test(kind)) continue
      const [row] = byItself
        ? await sql.unsafe(`select 1 from ${table} where ${column}::text ~ $1 limit 1`, [`\\m${text}\\M`])
        : await sql.unsafe(`select 1 from ${table} where position($1 in ${column}::text) > 0 limit 1`, [text])
      if (row) found.push(place)
    }
    return found
  }

  /** How many rows of a table hold a text, for each value of one of its columns. */
  async function countOf(table: string, column: string, text: string): Promise<Record<string, number>> {
    const counted = await sql<{ value: string; count: number }[]>`
      select ${sql(column)} as value, count(*)::int as count from ${sql(table)} t
      where position(${text} in t::text) > 0 group by 1`
    return Object.fromEntries(counted.map(({ value, count }) => [value, count]))
  }

  return { placesOf, countOf, end: () => sql.end() }
}
