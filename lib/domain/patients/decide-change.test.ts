import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, patientContacts, patients } from '@/drizzle/schema'
import { proposeAddress, proposeNeeds } from '@/lib/domain/details/propose'
import { waitingCounts } from '@/lib/domain/registrations/waiting-counts'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { provedEmail, signedInPatient } from '@/lib/testing/signed-in-patient'
import { acceptChange } from './accept-change'
import { changesOfRecord } from './changes-of-record'
import { rejectChange } from './reject-change'
import { searchPatients } from './search-patients'
import { patientsWithChanges, waitingChangesOf } from './waiting-changes'

const database = await createTestDatabase()
const app = connect(database.appUrl, 12)
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
const fresh = ({ patientId }: Patient) => `new-${patientId.slice(-10)}@example.com`
const emailsOf = async ({ patientId }: Patient) => {
  const mine = and(eq(patientContacts.patientId, patientId), eq(patientContacts.kind, 'email'))
  const rows = await read(at.desk, (tx) => tx.select().from(patientContacts).where(mine))
  return Object.fromEntries(rows.map(({ value, preferred }) => [value, preferred]))
}
/** The one change that waits, as the form carries it. */
async function waiting({ patientId }: Patient) {
  const [change] = await waitingChangesOf(at.desk, { patientId })
  return { patientId, changeId: change?.id ?? '', version: change?.version ?? 0 }
}
const reason = 'Told at the desk that it was not them'

describe('a contact the patient changed', () => {
  it('stays when staff accept it, and leaves the list of those who wait', async () => {
    const patient = await signedInPatient(practice, at)
    await provedEmail(at.desk, patient, fresh(patient))
    expect((await patientsWithChanges(at.desk)).patients).toMatchObject([{ id: patient.patientId, fields: ['email'] }])
    expect(await waitingCounts(at.desk)).toMatchObject({ waitingChanges: 1 })
    await acceptChange(at.desk, await waiting(patient))
    expect(await emailsOf(patient)).toEqual({ [patient.email ?? '']: false, [fresh(patient)]: true })
    expect(await patientsWithChanges(at.desk)).toEqual({ total: 0, patients: [] })
    const [kept] = await changesOfRecord(at.desk, { patientId: patient.patientId })
    expect(kept).toMatchObject({ review: 'accepted', reviewedBy: 'Test receptionist' })
  })

  it('goes back to what the practice had when they reject it, and the patient is told there', async () => {
    const patient = await signedInPatient(practice, at)
    const { patientId, email = '' } = patient
    await provedEmail(at.desk, patient, fresh(patient))
    await rejectChange(at.desk, { ...(await waiting(patient)), reason })
    expect(await emailsOf(patient)).toEqual({ [email]: true })
    const sent = await read(at.desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))
    expect(sent.filter(({ kind }) => kind === 'change-rejected').map(({ recipient }) => recipient)).toEqual([email])
    const log = await read(at.desk, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))
    expect(log.find(({ action }) => action === 'patient.change-rejected')).toMatchObject({ reason })
    expect((await searchPatients(at.desk, { query: fresh(patient), today: '2026-11-26' })).results).toEqual([])
  })

  it('is decided once: of 8 who press at once one wins, and the others read who did', async () => {
    const patient = await signedInPatient(practice, at)
    await provedEmail(at.desk, patient, fresh(patient))
    const change = await waiting(patient)
    const pressed = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        n % 2 === 0 ? acceptChange(at.desk, change) : rejectChange(practice.as('manager'), { ...change, reason }),
      ),
    )
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = pressed.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(7)
    for (const error of refused) {
      expect(error).toBeInstanceOf(Conflict)
      const who = expect.stringMatching(/^Test (receptionist|manager)$/)
      expect(error.reason).toEqual({ key: 'errors.change.decided', params: { who } })
    }
  })

  it('that was replaced meanwhile is not decided', async () => {
    const patient = await signedInPatient(practice, at)
    await provedEmail(at.desk, patient, fresh(patient))
    const change = await waiting(patient)
    await provedEmail(at.desk, patient, `other-${fresh(patient)}`)
    await expect(acceptChange(at.desk, change)).rejects.toMatchObject({ reason: { key: 'errors.change.replaced' } })
    await rejectChange(at.desk, { ...(await waiting(patient)), reason })
    expect(await emailsOf(patient)).toEqual({ [patient.email ?? '']: true })
  })
})

describe('what a patient asked for', () => {
  it('is written to the record when accepted, and not when rejected', async () => {
    const patient = await signedInPatient(practice, at)
    const { patientId, accountId, ctx } = patient
    await proposeAddress(ctx, {
      accountId,
      postcode: 'LS1 4AP',
      line1: '9 New Road',
      line2: undefined,
      town: undefined,
    })
    await proposeNeeds(ctx, { accountId, locale: 'cy', needs: ['braille'] })
    const changes = await waitingChangesOf(at.desk, { patientId })
    for (const { id, version, field } of changes) {
      const one = { patientId, changeId: id, version }
      if (field === 'needs') await rejectChange(at.desk, { ...one, reason })
      else await acceptChange(at.desk, one)
    }
    const [person] = await read(at.desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
    expect(person).toMatchObject({
      ...{ address: { line1: '9 New Road', postcode: 'LS1 4AP' }, locale: 'cy', needs: { needs: [] }, version: 3 },
    })
    const found = await searchPatients(at.desk, { query: 'LS1 4AP', today: '2026-11-26' })
    expect(found.results.map(({ id }) => id)).toContain(patientId)
  })

  it('is the desk’s to decide, at its own practice', async () => {
    const patient = await signedInPatient(practice, at)
    await provedEmail(at.desk, patient, fresh(patient))
    const change = await waiting(patient)
    await expect(acceptChange(practice.as('clinician'), change)).rejects.toThrow(Forbidden)
    await expect(acceptChange(patient.ctx, change)).rejects.toThrow(Forbidden)
    await expect(rejectChange(practice.visitor, { ...change, reason })).rejects.toThrow(Forbidden)
    const other = await makePractice(app.db)
    await expect(acceptChange(other.as('manager'), change)).rejects.toThrow(NotFound)
    expect(await patientsWithChanges(other.as('manager'))).toEqual({ total: 0, patients: [] })
    await expect(patientsWithChanges(practice.visitor)).rejects.toThrow(Forbidden)
  })
})
