import { afterAll, beforeAll, expect, it } from 'vitest'
import { companies } from '@/drizzle/schema'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { callers, type RaceGround } from './race-ground'
import { races, runRace } from './races'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let ground: RaceGround

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, callers + 8)
  const practice = await makePractice(connection.db)
  const manager = practice.as('manager')
  const [company] = await read(manager, (tx) => tx.select().from(companies))
  const { id: chargebandId } = await createChargeband(manager, { companyId: company?.id ?? '', name: 'Raced' })
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
  ground = { ...practice, chargebandId }
})

afterAll(async () => {
  await connection.end()
  await database.drop()
})

// Long, because the machine may be busy: what is tested is the count, never the time.
const patience = 120_000

it.each(races)(
  `$thing: $expected of ${callers} callers at once`,
  async (race) => {
    expect((await runRace(race, ground)).used).toBe(race.expected)
  },
  patience,
)
