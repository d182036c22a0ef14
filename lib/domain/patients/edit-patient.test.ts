import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, companies, messages, patientChanges, patients } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { restoreAccount } from '@/lib/domain/accounts/restore-account'
import { archiveChargeband } from '@/lib/domain/chargebands/archive-chargeband'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { announce } from '@/lib/platform/outbox'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { editPatient } from './edit-patient'
import { patientRecord } from './patient-record'
import { reconcileAccess } from './reconcile-access'
import { editPatientForm } from './schema'
import { searchPatients } from './search-patients'
import { setStanding } from './set-standing'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

type Registered = Awaited<ReturnType<typeof at.register>>
const edited = (person: Registered, change: Record<string, unknown> = {}, version = 1) =>
  editPatientForm('england').parse({ ...person, version, ...change })
const changesOf = (patientId: string) =>
  read(desk, (tx) =>
    tx.select().from(patientChanges).where(eq(patientChanges.patientId, patientId)).orderBy(patientChanges.field),
  )
const audited = (patientId: string, action: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, action))),
  )

describe('a patient’s record', () => {
  it('is changed field by field with who did it, and found by its new words only', async () => {
    const person = await at.register({ familyName: 'Oldname' })
    const { patientId } = person
    await editPatient(desk, edited(person, { familyName: 'Newname', needs: ['braille'] }))
    expect(await changesOf(patientId)).toMatchObject([
      { field: 'familyName', before: 'Oldname', after: 'Newname', actorName: 'Test receptionist', review: 'none' },
      { field: 'needs', after: { needs: ['braille'] } },
    ])
    const found = async (query: string) =>
      (await searchPatients(desk, { query, today: '2026-11-26' })).results.map(({ id }) => id)
    expect(await found('newname')).toEqual([patientId])
    expect(await found('oldname')).toEqual([])
    expect((await audited(patientId, 'patient.edited'))[0]?.details).toEqual({ fields: ['familyName', 'needs'] })
  })

  it('keeps what programs tell beside the practice’s questions, and what staff cannot change of it', async () => {
    const person = await at.register()
    const { patientId } = person
    const [insurer] = [
      { practiceId: practice.practiceId, id: newId(), name: 'Shield Health', type: 'insurer' as const },
    ]
    await read(desk, (tx) => tx.insert(companies).values({ ...insurer, createdAt: desk.now }))
    await read(desk, (tx) =>
      tx
        .update(patients)
        .set({ moreDetails: { country: 'France', initials: 'A', workEmail: 'old@work.example' } })
        .where(eq(patients.id, patientId)),
    )
    const told = {
      ...{ initials: 'AB', pronoun: 'they-them', ethnicity: 'mixed', gender: 'non-binary', department: 'Stores' },
      ...{ workPhone: '020 7946 0123', employerName: 'Works Ltd', employeeNumber: '77', employeeStatus: 'employed' },
      ...{ insurerId: insurer.id, memberNumber: 'M-1' },
    }
    await editPatient(desk, edited(person, told))
    const record = await patientRecord(desk, { patientId, what: 'details' })
    expect(record).toMatchObject({ gender: 'non-binary', department: 'Stores', insurer: 'Shield Health' })
    expect(record?.moreDetails).toEqual({
      ...{ country: 'France', initials: 'AB', pronoun: 'they-them', ethnicity: 'mixed' },
      ...{ workPhone: '+442079460123', employerName: 'Works Ltd', employeeNumber: '77', employeeStatus: 'employed' },
      insurer: { companyId: insurer.id, memberNumber: 'M-1' },
    })
    expect((await changesOf(patientId)).map(({ field }) => field)).toEqual(['department', 'gender', 'moreDetails'])
    const elsewhere = edited(person, { insurerId: newId() }, 2)
    await expect(editPatient(desk, elsewhere)).rejects.toMatchObject({ fields: { insurerId: expect.anything() } })
    const numberAlone = editPatientForm('england').safeParse({ ...person, version: 2, memberNumber: '1' })
    expect(numberAlone.error?.issues[0]?.path).toEqual(['insurerId'])
  })

  it('keeps where post goes instead, what is restricted, and when needs are looked at again', async () => {
    const person = await at.register()
    const { patientId } = person
    const postal = { postalPostcode: 'M2 2AE', postalLine1: '2 Example Street', restricted: 'on' }
    const review = { needsReviewOn: { day: '1', month: '2', year: '2027' }, needsNote: 'Speak slowly' }
    await editPatient(desk, edited(person, { ...postal, ...review, needs: ['audio'] }))
    const [row] = await read(desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
    expect(row).toMatchObject({
      correspondenceAddress: { postcode: 'M2 2AE', line1: '2 Example Street' },
      restricted: true,
      needs: { needs: ['audio'], note: 'Speak slowly', reviewOn: '2027-02-01' },
    })
    expect((await changesOf(patientId)).map(({ field }) => field)).toEqual([
      ...['correspondenceAddress', 'needs', 'restricted'],
    ])
    const half = editPatientForm('england').safeParse({ ...person, version: 2, postalLine1: '2 Example Street' })
    expect(half.error?.issues).toMatchObject([{ path: ['postalPostcode'], message: 'errors.postcode.required' }])
  })

  it('is not changed by the second of two who write at once, who is told by whom it was', async () => {
    const person = await at.register()
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => editPatient(desk, edited(person, { town: `Town ${n}` }))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const late = editPatient(practice.as('manager'), edited(person, { town: 'Leeds' }))
    await expect(late).rejects.toThrow(Conflict)
    await late.catch((error: Conflict) => {
      expect(error.reason).toEqual({ key: 'errors.patient.changedMeanwhile', params: { who: 'Test receptionist' } })
      expect(error.carried).toEqual({ version: '2' })
    })
    await editPatient(practice.as('manager'), edited(person, { town: 'Leeds' }, 2))
    expect(await patientRecord(desk, { patientId: person.patientId, what: 'details' })).toMatchObject({
      ...{ version: 3, address: { town: 'Leeds' } },
    })
  })

  it('is the desk’s to change, at its own practice', async () => {
    const person = await at.register()
    await expect(editPatient(practice.as('clinician'), edited(person))).rejects.toThrow(Forbidden)
    await expect(editPatient((await makePractice(app.db)).as('manager'), edited(person))).rejects.toThrow(NotFound)
  })
})

describe('a patient who leaves or dies', () => {
  async function withAccount() {
    const { patientId } = await at.identified()
    await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
    await read(desk, (tx) =>
      announce(tx, desk, {
        ...{ kind: 'access-restored', channel: 'email', recipient: 'x@example.com', locale: 'en' },
        ...{ ids: { patientId }, patientId },
      }),
    )
    return patientId
  }
  const leave = (patientId: string, standing: 'deducted' | 'deceased' | 'registered', version = 1, ctx = desk) =>
    setStanding(ctx, { patientId, version, standing, reason: 'Told by the family' })

  it('has no online access from that moment, no letter and no message on its way', async () => {
    const patientId = await withAccount()
    await leave(patientId, 'deceased')
    const tab = await accountTab(desk, patientId)
    expect(tab.account).toMatchObject({ state: 'disabled', disabledReason: 'The patient has died' })
    expect(tab.letter).toMatchObject({ status: 'revoked' })
    const waiting = await read(desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))
    expect(waiting.map(({ status }) => status)).toEqual(['not-needed'])
    expect((await audited(patientId, 'patient.standing-changed'))[0]).toMatchObject({
      reason: 'Told by the family',
      details: { from: 'registered', to: 'deceased', blocked: true },
    })
    expect(await changesOf(patientId)).toMatchObject([{ field: 'standing', before: 'registered', after: 'deceased' }])
  })

  it('who comes back is not let in again by itself', async () => {
    const patientId = await withAccount()
    await leave(patientId, 'deducted')
    await expect(restoreAccount(desk, { patientId, reason: 'Asked' })).rejects.toThrow(Conflict)
    await leave(patientId, 'registered', 2)
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'disabled' })
    await restoreAccount(desk, { patientId, reason: 'Came back' })
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'created' })
  })

  it('who comes back to a chargeband archived meanwhile is on none, and the record tells it', async () => {
    const manager = practice.as('manager')
    const name = `Band ${newId().slice(-8)}`
    const companyId = (await listCompanies(manager))[0]?.id ?? ''
    const { id: chargebandId } = await createChargeband(manager, { companyId, name })
    const person = await at.register({ chargebandId })
    const { patientId } = person
    await leave(patientId, 'deducted')
    await archiveChargeband(manager, { chargebandId, endCodes: false, version: 1 })
    const bandOf = async () => (await patientRecord(desk, { patientId, what: 'details' }))?.chargeband
    expect(await bandOf()).toMatchObject({ id: chargebandId, archived: true })
    await editPatient(desk, edited(person, { chargebandId, familyName: 'Wassere' }, 2))
    expect(await bandOf()).toMatchObject({ id: chargebandId })
    await leave(patientId, 'registered', 3)
    expect(await bandOf()).toBeNull()
    const moves = (await changesOf(patientId)).filter(({ field }) => field === 'chargebandId')
    expect(moves).toMatchObject([{ before: chargebandId, after: null, reason: 'Told by the family' }])
    const archived = { fields: { chargebandId: { key: 'errors.choice.invalid' } } }
    await expect(editPatient(desk, edited(person, { chargebandId }, 4))).rejects.toMatchObject(archived)
    await expect(at.register({ chargebandId })).rejects.toMatchObject(archived)
  })

  it('is found at night if the status came another way, once', async () => {
    const patientId = await withAccount()
    await read(desk, (tx) => tx.update(patients).set({ standing: 'deducted' }).where(eq(patients.id, patientId)))
    expect(await reconcileAccess(practice.system)).toBe(1)
    expect(await reconcileAccess(practice.system)).toBe(0)
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'disabled' })
    expect(await audited(patientId, 'account.blocked-at-night')).toHaveLength(1)
  })

  it('is for the desk to say, and the night’s work for the system', async () => {
    const patientId = await withAccount()
    await expect(leave(patientId, 'deducted', 1, practice.as('clinician'))).rejects.toThrow(Forbidden)
    await expect(leave(patientId, 'deducted', 7)).rejects.toThrow(Conflict)
    await expect(reconcileAccess(desk)).rejects.toThrow(Forbidden)
  })
})
