import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { runAsScript } from './run-as-script'

const migrationsFolder = path.resolve(import.meta.dirname, '../drizzle/migrations')
const quiet = { max: 1, onnotice: () => {} }
const silent = new Logger(() => () => {})

/** The application's role may add jobs only through this door; the tables behind it belong to the worker's role. */
const addJob = `
  create or replace function enrol.add_job(
    task text,
    payload json,
    run_at timestamptz default null,
    job_key text default null,
    max_attempts int default 12,
    queue_name text default null
  ) returns void language sql security definer set search_path = '' as $$
    select graphile_worker.add_job(
      identifier => add_job.task,
      payload => add_job.payload,
      queue_name => add_job.queue_name,
      run_at => add_job.run_at,
      max_attempts => add_job.max_attempts,
      job_key => add_job.job_key
    );
  $$;
  revoke all on function enrol.add_job(text, json, timestamptz, text, int, text) from public;
  grant execute on function enrol.add_job(text, json, timestamptz, text, int, text) to enrol_app;
`

async function asOwner(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, quiet)
  try {
    await applyMigrations(drizzle(sql), { migrationsFolder })
    await sql.unsafe(`
      create schema if not exists enrol;
      grant usage on schema enrol to enrol_app;
      grant usage, create on schema enrol to enrol_worker;
    `)
  } finally {
    await sql.end()
  }
}

async function asWorker(workerUrl: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl, logger: silent })
  const sql = postgres(workerUrl, quiet)
  try {
    await sql.unsafe(addJob)
  } finally {
    await sql.end()
  }
}

/** Brings the database to this version; a second process doing the same waits for the first. */
export async function migrate({ ownerUrl, workerUrl }: { ownerUrl: string; workerUrl: string }): Promise<void> {
  // A connection of its own: drizzle changes the client it is given.
  const lock = postgres(ownerUrl, quiet)
  try {
    await lock`select pg_advisory_lock(7316002)`
    await asOwner(ownerUrl)
    await asWorker(workerUrl)
  } finally {
    await lock.end()
  }
}

runAsScript(import.meta.url, async () => {
  const { DATABASE_OWNER_URL: ownerUrl, WORKER_DATABASE_URL: workerUrl } = process.env
  if (ownerUrl && workerUrl) {
    await migrate({ ownerUrl, workerUrl })
  } else if (process.env.DATABASE_URL) {
    throw new Error('Set DATABASE_OWNER_URL and WORKER_DATABASE_URL too: migrations run as those two roles.')
  } else {
    const { startDatabase } = await import('./database')
    await migrate(await startDatabase({ dataDir: process.env.DATA_DIR ?? '.data' }))
  }
  console.log('The database is up to date.')
})
