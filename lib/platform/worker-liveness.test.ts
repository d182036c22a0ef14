import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { eventually } from '@/lib/testing/outbox'
import { type RunningWorker, startWorker } from './worker'

let database: TestDatabase
let sql: postgres.Sql
const workers: RunningWorker[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superUrl, { max: 2, onnotice: () => {} })
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await sql.end({ timeout: 1 })
  await database.drop()
})

/** A queued job that a worker of this name took some seconds ago. */
async function takenBy(name: string, n: number) {
  await sql`select enrol.add_job('note', ${sql.json({ n })}::json)`
  await sql`update graphile_worker._private_jobs set locked_by = ${name}, locked_at = now() - interval '10 seconds'
    where payload ->> 'n' = ${String(n)}`
}

describe('a worker that was killed', () => {
  it('gives its jobs back to the others within seconds, and a live one keeps its own', async () => {
    await takenBy('worker-pool-dead', 1)
    await takenBy('worker-pool-alive', 2)
    const alive = await sql.reserve()
    await alive`select pg_advisory_lock(7316004, hashtext('worker-pool-alive'))`
    const done: unknown[] = []
    const tasks = { note: async ({ payload }: { payload: unknown }) => done.push(payload) }
    workers.push(await startWorker({ tasks, crontab: '', loops: [] }, database.workerUrl))
    await eventually(async () => done.length > 0)
    expect(done).toEqual([{ n: 1 }])
    await alive`select pg_advisory_unlock_all()`
    alive.release()
  })
})
