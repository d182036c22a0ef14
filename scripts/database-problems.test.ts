import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientKeyHash } from '@/lib/domain/api-clients/client-key-hash'
import { demoClientKey } from '@/lib/domain/api-clients/vocabulary'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { databaseProblems } from './database-problems'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

it("finds nothing wrong with an empty installation and the application's role", async () => {
  expect(await databaseProblems(database.appUrl, { allowDemo: false })).toEqual([])
})

it('refuses a superuser and the owner of the tables', async () => {
  expect(await databaseProblems(database.superUrl, { allowDemo: true })).toEqual([
    expect.stringContaining('connects as postgres, but row-level security does not hold for it'),
  ])
  expect(await databaseProblems(database.ownerUrl, { allowDemo: true })).toEqual([
    expect.stringContaining('connects as enrol_owner, but it owns tables'),
  ])
})

it('refuses demo sign-ins in production only', async () => {
  const sql = postgres(database.superUrl, { max: 1 })
  await sql`insert into logins (id, email, created_at) values (gen_random_uuid(), 'Manager@riverside.example', now())`
  await sql.end()
  expect(await databaseProblems(database.appUrl, { allowDemo: true })).toEqual([])
  expect(await databaseProblems(database.appUrl, { allowDemo: false })).toEqual([
    expect.stringContaining('demo sign-ins'),
  ])
})

it('says when the database does not answer', async () => {
  const [sentence] = await databaseProblems('postgres://enrol_app:x@127.0.0.1:1/none', { allowDemo: false })
  expect(sentence).toContain('The database does not answer')
})

it('refuses the demo client key in production only', async () => {
  const sql = postgres(database.superUrl, { max: 1 })
  const practiceId = newId()
  const clientId = newId()
  await sql`insert into practices (id, slug, name, nation, practice_code, created_at)
    values (${practiceId}, 'own', 'Own', 'england', 'A81999', now())`
  await sql`insert into api_clients (practice_id, id, name, portal, allowed_origins, allowed_networks, discloses_10001,
      requests_per_minute, registrations_per_hour, created_at)
    values (${practiceId}, ${clientId}, 'Demo', 'patient', '[]', '[]', true, 1, 1, now())`
  await sql`insert into api_client_keys (practice_id, id, client_id, key_hash, hint, created_at)
    values (${practiceId}, ${newId()}, ${clientId}, ${clientKeyHash(demoClientKey)}, '-key', now())`
  await sql.end()
  const problems = await databaseProblems(database.appUrl, { allowDemo: false })
  expect(problems).toContainEqual(expect.stringContaining('demo client key'))
  expect(await databaseProblems(database.appUrl, { allowDemo: true })).toEqual([])
})
