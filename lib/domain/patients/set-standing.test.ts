import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patients, sessions } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { findSession } from '@/lib/domain/logins/find-session'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { hashSecret } from '@/lib/platform/secrets'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { reconcileAccess } from './reconcile-access'
import { setStanding } from './set-standing'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
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

/** A patient who is signed in this moment, and whether they still are. */
async function signedIn() {
  const patient = await signedInPatient(practice, at)
  const token = newId()
  const { now } = at.desk
  await app.db.insert(sessions).values({
    ...{ id: newId(), kind: 'patient', loginId: patient.loginId, tokenHash: hashSecret(token), completedAt: now },
    ...{ createdAt: now, lastSeenAt: now, expiresAt: later(at.desk, 600).now },
  })
  const isIn = async () => (await findSession(app.db, 'patient', token, now)) !== null
  expect(await isIn()).toBe(true)
  return { ...patient, isIn }
}

describe.each(['deducted', 'deceased'] as const)('a patient who is %s', (standing) => {
  it('is out in that moment, with nothing that opens', async () => {
    const { patientId, isIn } = await signedIn()
    await setStanding(at.desk, { patientId, version: 1, standing, reason: 'Told at the desk' })
    expect(await isIn()).toBe(false)
    const { account, modules } = await accountTab(at.desk, patientId)
    expect(account?.state).toBe('disabled')
    expect(modules.filter(({ usable }) => usable)).toEqual([])
  })

  it('is out by the next morning where the status came another way', async () => {
    const { patientId, isIn } = await signedIn()
    await read(at.desk, (tx) => tx.update(patients).set({ standing }).where(eq(patients.id, patientId)))
    // Nothing opens meanwhile, although the account has not been touched.
    expect((await accountTab(at.desk, patientId)).modules.filter(({ usable }) => usable)).toEqual([])
    expect(await reconcileAccess(practice.system)).toBe(1)
    expect(await isIn()).toBe(false)
  })
})

describe('a patient who is registered for a while', () => {
  it('stays signed in', async () => {
    const { patientId, isIn } = await signedIn()
    await setStanding(at.desk, { patientId, version: 1, standing: 'temporary', reason: 'On holiday here' })
    expect(await isIn()).toBe(true)
  })
})
