import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { companies, patients } from '@/drizzle/schema'
import { forPractice, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { makePractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { setInsurer } from './set-insurer'

const database = await createTestDatabase()
const app = connect(database.appUrl, 6)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('keeps what staff change of the other details at the same moment, and tells a form opened before', async () => {
  const practice = await makePractice(app.db)
  const { practiceId } = practice
  const at = await atTheDesk(practice)
  const { patientId, ...patient } = await signedInPatient(practice, at)
  const companyId = newId()
  const insurer = { practiceId, id: companyId, name: 'Shield Health', type: 'insurer' as const }
  await read(at.desk, (tx) => tx.insert(companies).values({ ...insurer, createdAt: at.desk.now }))
  const recordOf = async () =>
    (await read(at.desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId))))[0]
  const opened = (await recordOf())?.version ?? 0
  const release = await holding(at.desk, (tx) =>
    tx
      .update(patients)
      .set({ moreDetails: { initials: 'AQ' }, version: sql`${patients.version} + 1` })
      .where(eq(patients.id, patientId)),
  )
  const setting = setInsurer(forPractice(patient.ctx, practiceId), { companyId, memberNumber: 'M-1' })
  await waitingForLock(app.db, 1)
  await release()
  await setting
  expect(await recordOf()).toMatchObject({
    moreDetails: { initials: 'AQ', insurer: { companyId, memberNumber: 'M-1' } },
    version: opened + 2,
  })
})
