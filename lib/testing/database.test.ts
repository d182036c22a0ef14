import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database'

let database: TestDatabase
let app: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase()
  app = postgres(database.appUrl, { max: 1, onnotice: () => {} })
})

afterAll(async () => {
  await app.end()
  await database.drop()
})

describe('the roles of the database', () => {
  it("gives the application's role no way past row-level security", async () => {
    const [role] = await app`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false })
    const owned = await app`select relname from pg_class where pg_get_userbyid(relowner) = 'enrol_app'`
    expect(owned).toEqual([])
  })

  it("lets the application's role add a job in its own transaction, and only so", async () => {
    const worker = postgres(database.workerUrl, { max: 1 })
    const count = async () => (await worker`select 1 from graphile_worker._private_jobs`).length
    await app.begin(async (tx) => {
      await tx`select enrol.add_job('deliver', ${'{"messageId":"1"}'}::json)`
      expect(await count()).toBe(0)
    })
    expect(await count()).toBe(1)
    await expect(app`select * from graphile_worker._private_jobs`).rejects.toThrow('permission denied')
    await expect(app`select graphile_worker.add_job('deliver')`).rejects.toThrow('permission denied')
    await worker.end()
  })

  it('keeps the application from changing the schema', async () => {
    await expect(app`create table public.mine (id int)`).rejects.toThrow('permission denied')
    await expect(app`create table enrol.mine (id int)`).rejects.toThrow('permission denied')
  })
})
