import type { Sql, TransactionSql } from 'postgres'

/** Lists make a statement of their own for each length; those with more parameters than this are not worth keeping. */
const mostParameters = 64

/**
 * Has a client prepare its statements once a connection and use them again: half the round trips, and statements of one
 * transaction may follow each other without waiting. drizzle asks for each one unprepared, so its asking is changed here.
 */
export function preparing<Client extends Sql | TransactionSql>(client: Client): Client {
  const { unsafe } = client
  const prepared: typeof unsafe = (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: (parameters?.length ?? 0) <= mostParameters })
  Object.assign(client, { unsafe: prepared })
  if ('begin' in client) {
    const begin: Begin = client.begin.bind(client)
    Object.assign(client, { begin: (work: Work) => begin((tx) => work(preparing(tx))) })
  }
  if ('savepoint' in client) {
    const savepoint: Begin = client.savepoint.bind(client)
    Object.assign(client, { savepoint: (work: Work) => savepoint((tx) => work(preparing(tx))) })
  }
  return client
}

type Work = (tx: TransactionSql) => unknown
type Begin = (work: Work) => unknown
