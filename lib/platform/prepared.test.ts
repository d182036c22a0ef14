import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { createTestDatabase } from '@/lib/testing/database'
import { connect } from './db'

const database = await createTestDatabase()
const { db, end } = connect(database.appUrl, 1)
afterAll(async () => {
  await end()
  await database.drop()
})

const prepared = async (beginning: string) => {
  const rows = await db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`)
  return rows.filter(({ statement }) => statement.startsWith(beginning)).length
}

it('keeps a statement for the next time, outside and inside a transaction and a savepoint', async () => {
  for (const n of [1, 2]) {
    await db.execute(sql`select 'outside', ${n}::int`)
    await db.transaction(async (tx) => {
      await tx.execute(sql`select 'inside', ${n}::int`)
      await tx.transaction((nested) => nested.execute(sql`select 'nested', ${n}::int`))
    })
  }
  for (const where of ['outside', 'inside', 'nested']) expect(await prepared(`select '${where}'`)).toBe(1)
})

it('does not keep the many statements that long lists make', async () => {
  const list = sql.join(
    Array.from({ length: 65 }, (_, n) => sql`${n}::int`),
    sql`, `,
  )
  await db.execute(sql`select array[${list}]`)
  expect(await prepared('select array[')).toBe(0)
})
