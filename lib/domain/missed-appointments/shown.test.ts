import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { practiceSettings } from '@/drizzle/schema'
import { ownAccounts } from '@/lib/domain/accounts/queries'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { recordMissedAppointment } from './record-missed-appointment'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)

afterAll(async () => {
  await app.end()
  await database.drop()
})

it('patients read how many they missed, of those that count, where the practice shows it; always that booking stopped', async () => {
  const practice = await makePractice(app.db)
  const at = await atTheDesk(practice)
  const { patientId, ctx } = await signedInPatient(practice, at)
  const set = (change: Partial<typeof practiceSettings.$inferInsert>) =>
    read(at.desk, (tx) =>
      tx.update(practiceSettings).set(change).where(eq(practiceSettings.practiceId, practice.practiceId)),
    )
  const seen = async () => (await ownAccounts(ctx))[0]?.missed
  await set({ missedAppointmentLimit: 2 })
  for (const missedOn of ['2025-06-01', '2026-06-01'])
    await recordMissedAppointment(at.desk, { patientId, missedOn, note: undefined })
  expect(await seen()).toEqual({ count: null, limit: 2, stopped: true })
  await set({ showMissedAppointments: true })
  expect(await seen()).toEqual({ count: 2, limit: 2, stopped: true })
  await set({ missedAppointmentsSince: '2026-01-01' })
  expect(await seen()).toMatchObject({ count: 1 })
})
