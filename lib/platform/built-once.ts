import type { Tx } from './db'

type Values = Record<string, unknown>
type Prepared<R> = { execute: (values: Values) => Promise<R> }
type Query<R> = { prepare: (name: string) => Prepared<R> }

/**
 * A query whose words are put together once and then only sent: for a wide one that costs more than everything else the
 * server does for it. What differs from call to call are `sql.placeholder`s; a time is given as text.
 */
export function builtOnce<R>(name: string, build: (tx: Tx) => Query<R>): (tx: Tx, values: Values) => Promise<R> {
  let built: Prepared<R> | undefined
  return (tx, values) => {
    built ??= build(tx).prepare(name)
    return onConnectionOf(tx, built).execute(values)
  }
}

/** drizzle ties a built query to the connection it was built on, in a field its types leave out; this is the same query on another. */
function onConnectionOf<R>(tx: Tx, query: Prepared<R>): Prepared<R> {
  const { session }: { session?: { client?: unknown } } = Object(tx)
  if (!session?.client) throw new Error('drizzle keeps the client of a connection elsewhere now')
  return Object.create(query, { client: { value: session.client } })
}
