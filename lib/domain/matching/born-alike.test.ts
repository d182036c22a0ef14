import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { admitPatients } from '@/lib/domain/patients/admit-patient'
import { practiceOf, transaction } from '@/lib/domain/shared/context'
import { connect, type Tx } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { bornAlike } from './born-alike'

const database = await createTestDatabase()
const app = connect(database.appUrl, 2)
afterAll(async () => {
  await app.end()
  await database.drop()
})

const nothing = { title: null, sex: null, gender: null, chargebandId: null, department: null, division: null }
const person = (n: number) => ({
  ...{ ...nothing, address: null, nextOfKin: null, contactPreferences: {}, locale: 'en' as const },
  ...{ identifier: null, email: null, mobile: null },
  givenName: 'Olwen',
  familyName: `Duplessis${n}`,
  dateOfBirth: new Date(Date.UTC(1930, 0, 1 + n)).toISOString().slice(0, 10),
})
const town = Array.from({ length: 4000 }, (_, n) => person(n))

/** How many rows of the table this connection has fetched, whichever way it found them. */
async function fetched(tx: Tx): Promise<number> {
  const [found] = await tx.execute<{ count: string }>(
    sql`select seq_tup_read + idx_tup_fetch as count from pg_stat_xact_user_tables where relname = 'patients'`,
  )
  return Number(found?.count)
}

it('looks up those it finds and nobody else, while nothing is known of the tables yet', async () => {
  const practice = await makePractice(app.db)
  const ctx = practice.as('manager')
  await transaction(ctx, (tx) => admitPatients(tx, ctx, town))
  await transaction(ctx, async (tx) => {
    // As a list is imported: planned by the size of the tables alone.
    await tx.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`)
    const before = await fetched(tx)
    const found = await bornAlike(tx, practiceOf(ctx), town.slice(0, 20))
    expect(found.length).toBeGreaterThan(20)
    expect((await fetched(tx)) - before).toBeLessThanOrEqual(2 * found.length)
  })
})
