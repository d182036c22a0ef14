import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, identifications, patientEntries } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { addIdentification } from './add-identification'
import { AddIdentification } from './schema'
import { identificationTypes, vouchingTypes } from './vocabulary'
import { withdrawIdentification } from './withdraw-identification'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
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

const checksOf = (patientId: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(identifications)
      .where(eq(identifications.patientId, patientId))
      .orderBy(identifications.createdAt, identifications.id),
  )
const entriesOf = (patientId: string) =>
  read(desk, (tx) => tx.select().from(patientEntries).where(eq(patientEntries.patientId, patientId)))
const problems = (typed: Record<string, unknown>) =>
  AddIdentification.safeParse({ patientId: '00000000-0000-7000-8000-000000000000', ...typed }).error?.issues.map(
    ({ path, message }) => [path[0], message],
  ) ?? []

describe('a check of who somebody is', () => {
  it('keeps its date, type, staff and note, whatever was seen; later ones are added and change nothing before', async () => {
    const { patientId } = await at.register()
    const clinician = practice.as('clinician')
    for (const [n, type] of identificationTypes.entries()) {
      const typed = { patientId, type, checkedOn: { day: '5', month: '1', year: '2026' }, note: `Seen, note ${n}` }
      await addIdentification(later(clinician, n), AddIdentification.parse(typed))
    }
    const kept = (await checksOf(patientId)).map(({ type, checkedOn, staffName, staffId, note }) => ({
      ...{ type, checkedOn, staffName, staffId, note },
    }))
    const staff = clinician.actor.kind === 'staff' ? clinician.actor.staffId : ''
    expect(kept).toEqual(
      identificationTypes.map((type, n) => ({
        ...{ type, checkedOn: '2026-01-05', staffName: 'Test clinician', staffId: staff, note: `Seen, note ${n}` },
      })),
    )
  })

  it('writes the coded entry with the first, and never twice, even when 8 are recorded at once', async () => {
    const { patientId } = await at.register()
    await Promise.all(Array.from({ length: 8 }, () => at.identify(patientId)))
    await at.identify(patientId)
    expect(await checksOf(patientId)).toHaveLength(9)
    expect(await entriesOf(patientId)).toMatchObject([
      { scheme: 'read2', code: '91B..00', term: 'Patient registration data verified', staffName: 'Test receptionist' },
    ])
  })

  it('by vouching wants the reason, and no check takes the number of a document', () => {
    const checkedOn = { day: '5', month: '1', year: '2026' }
    for (const type of vouchingTypes) {
      for (const note of [undefined, '', '  '])
        expect(problems({ type, checkedOn, note })).toEqual([['note', 'errors.identification.vouchReason']])
      expect(problems({ type, checkedOn, note: 'A patient here for twenty years' })).toEqual([])
    }
    for (const type of identificationTypes.filter((one) => !vouchingTypes.includes(one)))
      expect(problems({ type, checkedOn })).toEqual([])
    for (const note of ['Passport 533401372', 'No. 12-34 56'])
      expect(problems({ type: 'passport', checkedOn, note })).toEqual([['note', 'errors.identification.noNumbers']])
    expect(problems({})).toEqual([
      ['type', 'errors.identification.typeRequired'],
      ['checkedOn', 'errors.identification.dateRequired'],
    ])
  })

  it('is withdrawn by staff of the practice with a reason the log keeps, and stands there still', async () => {
    const { patientId } = await at.identified()
    const identificationId = (await checksOf(patientId))[0]?.id ?? ''
    const withdraw = (ctx: Ctx) => withdrawIdentification(ctx, { patientId, identificationId, reason: 'A slip' })
    await expect(withdraw(practice.visitor)).rejects.toThrow(Forbidden)
    await expect(withdraw((await makePractice(app.db)).as('manager'))).rejects.toMatchObject({
      reason: { key: 'errors.identification.withdrawn' },
    })
    await withdraw(desk)
    expect(await checksOf(patientId)).toMatchObject([
      { type: 'passport', withdrawnBy: 'Test receptionist', withdrawnReason: 'A slip' },
    ])
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'identification.withdrawn'))),
    )
    expect(log).toMatchObject([{ reason: 'A slip', subjectId: identificationId }])
  })
})
