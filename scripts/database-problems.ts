import postgres from 'postgres'
import { demoClientKey } from '@/lib/domain/api-clients/vocabulary'

const demoLogins = ['riverside', 'afon', 'glen', 'lagan', 'dnipro'].flatMap((slug) =>
  ['manager', 'reception', 'clinician'].map((name) => `${name}@${slug}.example`),
)

async function roleProblems(sql: postgres.Sql): Promise<string[]> {
  const [role] = await sql<{ name: string; mighty: boolean; owner: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as mighty,
      exists (select 1 from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owner
    from pg_roles where rolname = current_user`
  if (!role?.mighty && !role?.owner) return []
  const reason = role.mighty
    ? 'row-level security does not hold for it'
    : 'it owns tables, so it could lift their policies'
  return [`DATABASE_URL connects as ${role.name}, but ${reason}. Use the role enrol_app (deploy/roles.sql).`]
}

async function demoProblems(sql: postgres.Sql): Promise<string[]> {
  const [table] = await sql`select to_regclass('public.logins') as name`
  if (!table?.name) return ['The database is empty: run "npm run db:migrate" first.']
  const found = await sql`select 1 from logins where lower(email) in ${sql(demoLogins)} limit 1`
  return [
    ...(found.length > 0 ? ['This database holds the demo sign-ins, whose password everybody knows.'] : []),
    ...((await holdsDemoKey(sql)) ? ['This database holds the demo client key, which everybody knows.'] : []),
  ]
}

/** Row-level security shows a key to whoever asks with it, whatever the practice. */
async function holdsDemoKey(sql: postgres.Sql): Promise<boolean> {
  // The environment may be set up by whoever asks, before and not when this file is loaded.
  const { env } = await import('@/lib/platform/env')
  if (!env.AUTH_SECRET) return false
  const { clientKeyHash } = await import('@/lib/domain/api-clients/client-key-hash')
  const hash = clientKeyHash(demoClientKey)
  const found = await sql.begin(async (tx) => {
    await tx`select set_config('app.client_key', ${hash}, true)`
    return tx`select 1 from api_client_keys where key_hash = ${hash}`
  })
  return found.length > 0
}

/** Why the server must not run on this database, in plain words; empty when it may. */
export async function databaseProblems(appUrl: string, { allowDemo }: { allowDemo: boolean }): Promise<string[]> {
  const sql = postgres(appUrl, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} })
  try {
    return [...(await roleProblems(sql)), ...(allowDemo ? [] : await demoProblems(sql))]
  } catch (error) {
    return [`The database does not answer: ${error instanceof Error ? error.message : error}`]
  } finally {
    await sql.end({ timeout: 2 })
  }
}
