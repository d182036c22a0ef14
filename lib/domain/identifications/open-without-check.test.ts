import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { openWithoutCheck } from './open-without-check'
import { withdrawIdentification } from './withdraw-identification'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
let practice: TestPractice
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function withdrawAll(patientId: string): Promise<void> {
  for (const { id, withdrawnAt } of (await accountTab(at.desk, patientId)).identifications) {
    if (withdrawnAt) continue
    await withdrawIdentification(at.desk, { patientId, identificationId: id, reason: 'The wrong person' })
  }
}
const listed = async () => (await openWithoutCheck(at.desk)).map(({ patientId }) => patientId)

describe('accounts without an identity check', () => {
  it('are listed once the last check is withdrawn, until a new one or the account is disabled', async () => {
    const patient = await signedInPatient(practice, at)
    const { patientId } = patient
    expect(await listed()).not.toContain(patientId)
    await at.identify(patientId)
    const [first] = (await accountTab(at.desk, patientId)).identifications
    await withdrawIdentification(at.desk, { patientId, identificationId: first?.id ?? '', reason: 'A slip' })
    expect(await listed()).not.toContain(patientId)
    await withdrawAll(patientId)
    expect(await openWithoutCheck(at.desk)).toMatchObject([{ patientId, familyName: patient.familyName }])
    await at.identify(patientId)
    expect(await listed()).not.toContain(patientId)
    await withdrawAll(patientId)
    await disableAccount(at.desk, { patientId, reason: 'Nobody knows who it is', quietly: true })
    expect(await listed()).not.toContain(patientId)
  })

  it('are not listed while nobody has claimed them, and never to a visitor', async () => {
    const { patientId } = await at.identified()
    await withdrawAll(patientId)
    expect(await listed()).not.toContain(patientId)
    await expect(openWithoutCheck(practice.visitor)).rejects.toThrow(Forbidden)
  })
})
