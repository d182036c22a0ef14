import { and, eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { identifications, patients } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { makePractice } from '@/lib/testing/people'

const database = await createTestDatabase()
const app = connect(database.appUrl, 6)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('records no check while somebody else, such as a move, holds the patient', async () => {
  const practice = await makePractice(app.db)
  const at = await atTheDesk(practice)
  const { patientId } = await at.register()
  const { practiceId } = practice
  const release = await holding(at.desk, (tx) =>
    tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      .for('no key update'),
  )
  const checking = at.identify(patientId)
  await waitingForLock(app.db, 1).finally(release)
  await checking
  const kept = await read(at.desk, (tx) =>
    tx.select().from(identifications).where(eq(identifications.patientId, patientId)),
  )
  expect(kept).toHaveLength(1)
})
