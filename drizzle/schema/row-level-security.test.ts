import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let owner: postgres.Sql
let app: postgres.Sql
let ours: TestPractice
let theirs: TestPractice
let tables: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 4)
  owner = postgres(database.superUrl, { max: 1 })
  app = postgres(database.appUrl, { max: 1 })
  ours = await makePractice(connection.db)
  theirs = await makePractice(connection.db)
  for (const practice of [ours, theirs]) await (await openForRegistration(practice)).waiting()
  const rows = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname not in ('sessions', 'secrets') order by 1`
  tables = rows.map((row) => row.name)
})
afterAll(async () => {
  await Promise.all([connection.end(), owner.end(), app.end()])
  await database.drop()
})

/** What the application's role sees of a table while it works for a practice, or for none. */
async function seen(table: string, practiceId: string | null): Promise<Set<string>> {
  return app.begin(async (sql) => {
    await sql`select set_config('app.practice_id', ${practiceId ?? ''}, true)`
    const rows = await sql<{ practice_id: string }[]>`select distinct practice_id from ${sql(table)}`
    return new Set(rows.map((row) => row.practice_id))
  })
}

describe('the application’s role', () => {
  it('is no superuser, bypasses nothing and owns nothing', async () => {
    const [role] = await owner`select rolsuper, rolbypassrls from pg_roles where rolname = 'enrol_app'`
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false })
    const owned =
      await owner`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'enrol_app'`
    expect(owned).toHaveLength(0)
  })

  it('sees no row of another practice in any table, and none at all without a practice', async () => {
    for (const table of tables.filter((name) => name !== 'audit_unsealed')) {
      const visible = await seen(table, ours.practiceId)
      expect(
        [...visible].filter((id) => id !== ours.practiceId),
        table,
      ).toEqual([])
      expect(
        [...(await seen(table, null))].filter((id) => id !== null),
        table,
      ).toEqual([])
    }
    expect((await seen('registrations', ours.practiceId)).has(ours.practiceId)).toBe(true)
  })

  it('cannot write a row for another practice', async () => {
    const foreign = app.begin(async (sql) => {
      await sql`select set_config('app.practice_id', ${ours.practiceId}, true)`
      await sql`insert into sites (practice_id, id, name, created_at) values (${theirs.practiceId}, gen_random_uuid(), 'x', now())`
    })
    await expect(foreign).rejects.toThrow(/row-level security/)
    const changed = await app.begin(async (sql) => {
      await sql`select set_config('app.practice_id', ${ours.practiceId}, true)`
      return sql`update sites set name = 'x' where practice_id = ${theirs.practiceId}`
    })
    expect(changed.count).toBe(0)
  })

  it('forgets the practice with the transaction, as behind a pooling proxy', async () => {
    await seen('sites', ours.practiceId)
    const [setting] = await app`select nullif(current_setting('app.practice_id', true), '') as practice`
    expect(setting?.practice).toBeNull()
  })
})

describe('every table of a practice', () => {
  it('has row-level security and a policy', async () => {
    const open = await owner`
      select c.relname from pg_class c where c.relname in ${owner(tables)} and c.relkind = 'r'
        and (not c.relrowsecurity or not exists (select 1 from pg_policies p where p.tablename = c.relname))`
    expect(open).toEqual([])
  })

  it('has an index for each foreign key', async () => {
    const missing = await owner`
      select c.conrelid::regclass::text as "table", c.conname from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey)`
    expect(missing).toEqual([])
  })
})
