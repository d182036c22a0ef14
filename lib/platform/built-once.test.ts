import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { practices } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { builtOnce } from './built-once'
import { connect } from './db'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('is built once and asked in each transaction’s own connection, with its own values', async () => {
  let built = 0
  const slugOf = builtOnce('slug-of', (tx) => {
    built += 1
    const connection = sql<number>`pg_backend_pid()`
    return tx
      .select({ slug: practices.slug, connection })
      .from(practices)
      .where(eq(practices.id, sql.placeholder('id')))
  })
  const made = await Promise.all([1, 2, 3].map(() => makePractice(app.db)))
  const answers = await Promise.all(
    made.map((practice) =>
      read(practice.system, async (tx) => {
        const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
        const [found] = await slugOf(tx, { id: practice.practiceId })
        return { slug: found?.slug, sameConnection: found?.connection === own?.pid }
      }),
    ),
  )
  expect(answers).toEqual(made.map(({ slug }) => ({ slug, sameConnection: true })))
  expect(built).toBe(1)
})
