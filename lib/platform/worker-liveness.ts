import postgres from 'postgres'
import { startLoop } from './loop'

const lockClass = 7316004

/**
 * Gives back the jobs of workers that were killed. graphile-worker itself waits four hours for that. Every worker holds
 * an advisory lock named after its pool; the server drops it with the connection, so a lock nobody holds is a worker
 * nobody runs.
 */
export function keepAlive(url: string, poolId: string): { stop(): Promise<void> } {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'enrol-worker-alive' } })
  const loop = startLoop('liveness', 5000, async () => {
    await holdOwn(sql, poolId)
    // Young locks are left alone: their worker may not have come here yet.
    const holders = await sql<{ locked_by: string }[]>`
      select distinct locked_by from graphile_worker._private_jobs
      where locked_at < now() - interval '3 seconds' and locked_by <> ${poolId}`
    for (const { locked_by: other } of holders) await releaseIfDead(sql, other)
    return false
  })
  return {
    stop: async () => {
      await loop.stop()
      await sql.end({ timeout: 5 })
    },
  }
}

/** After a reconnection the lock is gone and is taken anew. */
async function holdOwn(sql: postgres.Sql, poolId: string): Promise<void> {
  const [held] = await sql`
    select 1 from pg_locks
    where locktype = 'advisory' and pid = pg_backend_pid() and classid = ${lockClass}
      and objid = hashtext(${poolId})::bigint & 4294967295`
  if (!held) await sql`select pg_advisory_lock(${lockClass}, hashtext(${poolId}))`
}

async function releaseIfDead(sql: postgres.Sql, poolId: string): Promise<void> {
  const [got] = await sql`select pg_try_advisory_lock(${lockClass}, hashtext(${poolId})) as dead`
  if (!got?.dead) return
  await sql`select graphile_worker.force_unlock_workers(array[${poolId}]::text[])`
  await sql`select pg_advisory_unlock(${lockClass}, hashtext(${poolId}))`
}
