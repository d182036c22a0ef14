import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { companies, onlineAccounts, patients, practiceSettings } from '@/drizzle/schema'
import { forPractice, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { makePractice } from '@/lib/testing/people'
import { somebody, testPassword } from '@/lib/testing/registering'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { changeProfile } from './change-profile'
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

it('stays as named when the rest of the profile is changed at the same moment', async () => {
  const practice = await makePractice(app.db)
  const at = await atTheDesk(practice)
  const { patientId, accountId, ctx } = await signedInPatient(practice, at)
  const insurer = { companyId: newId(), memberNumber: 'M-2' }
  await read(at.desk, async (tx) => {
    await tx.update(onlineAccounts).set({ kind: 'basic' }).where(eq(onlineAccounts.id, accountId))
    await tx.update(practiceSettings).set({ patientsSeeDetails: true, patientsChangeContacts: true })
  })
  const release = await holding(at.desk, (tx) =>
    tx
      .update(patients)
      .set({ moreDetails: { insurer }, version: sql`${patients.version} + 1` })
      .where(eq(patients.id, patientId)),
  )
  const everything = { ...somebody(), termsAccepted: true }
  const answers = {
    ...{ name: everything, 'date-of-birth': everything, 'sex-and-gender': everything, identifier: everything },
    ...{ evidence: everything, contact: everything, address: everything, 'next-of-kin': everything },
    ...{ department: everything, terms: everything },
  }
  const changed = { answers, more: { initials: 'BQ' }, password: testPassword }
  const changing = changeProfile(forPractice(ctx, practice.practiceId), changed)
  await waitingForLock(app.db, 1)
  await release()
  await changing
  const [record] = await read(at.desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
  expect(record?.moreDetails).toMatchObject({ initials: 'BQ', insurer })
})
