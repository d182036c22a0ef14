import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, patientChanges, patients } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { ownDetails } from './own-details'
import { proposeAddress, proposeNeeds } from './propose'
import { ProposeAddress } from './schema'

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

type Patient = Awaited<ReturnType<typeof signedInPatient>>
const personOf = async ({ patientId }: Patient) => {
  const [row] = await read(at.desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
  return row
}
const changesOf = ({ patientId }: Patient) =>
  read(at.desk, (tx) => tx.select().from(patientChanges).where(eq(patientChanges.patientId, patientId)))
const address = (patient: Patient, change: Record<string, string> = {}, ctx = patient.ctx) =>
  proposeAddress(
    ctx,
    ProposeAddress.parse({ accountId: patient.accountId, postcode: 'ls1 4ap', line1: '9 New Road', ...change }),
  )

describe('what a patient asks for', () => {
  it('waits, and the record stays as it is', async () => {
    const patient = await signedInPatient(practice, at)
    const before = await personOf(patient)
    await address(patient, { town: 'Leeds' })
    await proposeNeeds(patient.ctx, { accountId: patient.accountId, locale: 'uk', needs: ['large-print'] })
    expect(await personOf(patient)).toEqual(before)
    const changes = await changesOf(patient)
    expect(Object.fromEntries(changes.map(({ field, after, review }) => [field, [review, after]]))).toEqual({
      address: ['pending', { line1: '9 New Road', postcode: 'LS1 4AP', town: 'Leeds' }],
      locale: ['pending', 'uk'],
      needs: ['pending', { needs: ['large-print'] }],
    })
    const log = await read(at.desk, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.patientId, patient.patientId)),
    )
    expect(log.map(({ action }) => action)).toContain('patient.change-proposed')
    expect(JSON.stringify(log)).not.toContain('New Road')
    const [shown] = await ownDetails(patient.ctx, patient.accountId)
    expect(shown?.details?.waiting.map(({ field }) => field).sort()).toEqual(['address', 'locale', 'needs'])
  })

  it('is replaced by a newer wish, and taken back by asking for what there is', async () => {
    const patient = await signedInPatient(practice, at)
    await address(patient)
    await address(patient, { line1: '10 New Road' })
    expect((await changesOf(patient)).map(({ review }) => review).sort()).toEqual(['pending', 'replaced'])
    const { postcode = '', line1 = '', town = '' } = patient
    await address(patient, { postcode, line1, town })
    expect((await changesOf(patient)).map(({ review }) => review)).toEqual(['replaced', 'replaced'])
    await expect(address(patient, { postcode, line1, town })).rejects.toThrow(Conflict)
  })

  it('has one that waits for a field, when 8 ask at once', async () => {
    const patient = await signedInPatient(practice, at)
    await Promise.all(Array.from({ length: 8 }, (_, n) => address(patient, { line1: `${n} New Road` })))
    expect((await changesOf(patient)).filter(({ review }) => review === 'pending')).toHaveLength(1)
  })

  it('is refused at its field, and is nobody else’s to ask', async () => {
    const [patient, other] = [await signedInPatient(practice, at), await signedInPatient(practice, at)]
    await expect(address(patient, { postcode: 'nowhere' })).rejects.toThrow(Invalid)
    await expect(address(patient, {}, other.ctx)).rejects.toThrow(NotFound)
    await expect(address(patient, {}, at.desk)).rejects.toThrow(Forbidden)
    await expect(ownDetails(at.desk)).rejects.toThrow(Forbidden)
    expect(await ownDetails(other.ctx, patient.accountId)).toEqual([])
  })
})
