import { type SQL, sql } from 'drizzle-orm'

/** Many values as one parameter, an array: a list with a placeholder for each costs more than finding its rows. */
export function arrayOf(type: string, values: readonly (string | null)[]): SQL {
  return sql`${`{${values.map(quoted).join()}}`}::text::${sql.raw(type)}[]`
}

function quoted(value: string | null): string {
  if (value === null) return 'NULL'
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
}
