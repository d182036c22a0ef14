import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, patientChanges, patients } from '@/drizzle/schema'
import { updatePatient } from '@/lib/domain/patients/record-changes'
import type { RegistrationStanding } from '@/lib/domain/patients/vocabulary'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { archiveChargeband } from './archive-chargeband'
import { createChargeband } from './create-chargeband'
import { movePatients } from './move-patients'
import { bandsToMoveFrom, countMove } from './move-preview'
import { listCompanies } from './queries'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 20)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function band(ctx = manager): Promise<string> {
  const [company] = await listCompanies(ctx)
  return (await createChargeband(ctx, { companyId: company?.id ?? '', name: `Band ${newId().slice(-8)}` })).id
}

async function add(chargebandId: string, standings: RegistrationStanding[]): Promise<string[]> {
  const name = { givenName: 'Ada', familyName: 'Quill', dateOfBirth: '1980-01-01' }
  const rows = standings.map((standing) => {
    return { practiceId: practice.practiceId, id: newId(), chargebandId, standing, createdAt: manager.now, ...name }
  })
  await read(manager, (tx) => insertRows(tx, patients, rows))
  return rows.map(({ id }) => id)
}

const many = (howMany: number) => Array<RegistrationStanding>(howMany).fill('registered')
const idsOn = async (chargebandId: string) => {
  const rows = await read(manager, (tx) =>
    tx.select({ id: patients.id }).from(patients).where(eq(patients.chargebandId, chargebandId)),
  )
  return rows.map(({ id }) => id).sort()
}
const auditOf = (chargebandId: string) =>
  read(manager, (tx) =>
    tx
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, chargebandId), eq(auditEvents.action, 'chargeband.patients-moved'))),
  )

describe('moving patients between chargebands', () => {
  it('moves those on the list, leaves those who left or died, and keeps each change', async () => {
    const [fromId, chargebandId] = [await band(), await band()]
    const ids = await add(fromId, ['registered', 'temporary', 'deducted', 'deceased', 'deceased'])
    expect(await countMove(manager, fromId)).toEqual({ moving: 2, left: 1, died: 2 })
    expect(await movePatients(manager, { chargebandId, fromId, confirmedCount: 2 })).toEqual({ moved: 2 })
    expect(await idsOn(chargebandId)).toEqual(ids.slice(0, 2).sort())
    expect(await idsOn(fromId)).toEqual(ids.slice(2).sort())
    const history = await read(manager, (tx) =>
      tx.select().from(patientChanges).where(eq(patientChanges.after, chargebandId)),
    )
    expect(history.map(({ patientId }) => patientId).sort()).toEqual(ids.slice(0, 2).sort())
    expect(history[0]).toMatchObject({
      ...{ field: 'chargebandId', before: fromId, actorKind: 'staff', actorName: 'Test manager' },
      ...{ at: manager.now, review: 'none', version: 1 },
    })
    expect(await auditOf(chargebandId)).toEqual([{ details: { fromId, patients: 2 } }])
  })

  it('moves nobody when the number has changed, and says and carries the new one', async () => {
    const [fromId, chargebandId] = [await band(), await band()]
    await add(fromId, many(3))
    const refused = await movePatients(manager, { chargebandId, fromId, confirmedCount: 2 }).catch((error) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused).toMatchObject({
      fields: { confirmedCount: { key: 'errors.chargeband.moveChanged', params: { count: 3 } } },
      carried: { confirmedCount: '3' },
    })
    expect(await idsOn(fromId)).toHaveLength(3)
    expect(await auditOf(chargebandId)).toEqual([])
    expect(await movePatients(manager, { chargebandId, fromId, confirmedCount: 3 })).toEqual({ moved: 3 })
  })

  it('happens once when managers press at once; the others are told', async () => {
    const [fromId, chargebandId, third] = [await band(), await band(), await band()]
    const ids = await add(fromId, many(20))
    const presses = Array.from({ length: 16 }, (_, n) =>
      movePatients(manager, { chargebandId: n % 2 ? chargebandId : third, fromId, confirmedCount: 20 }),
    )
    const results = await Promise.allSettled(presses)
    const told = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(told).toHaveLength(15)
    for (const error of told) expect(error).toMatchObject({ reason: { key: 'errors.chargeband.nobodyToMove' } })
    const there = [...(await idsOn(chargebandId)), ...(await idsOn(third))].sort()
    expect(there).toEqual(ids.sort())
    expect([...(await auditOf(chargebandId)), ...(await auditOf(third))]).toHaveLength(1)
  })

  it('never makes two moves in opposite directions wait for each other', async () => {
    const [one, other] = [await band(), await band()]
    await add(one, many(5))
    await add(other, many(5))
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => {
        const [fromId, chargebandId] = n % 2 ? [one, other] : [other, one]
        return movePatients(manager, { chargebandId, fromId, confirmedCount: 5 })
      }),
    )
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    for (const error of refused) expect([Conflict, Invalid]).toContain(error.constructor)
    expect([...(await idsOn(one)), ...(await idsOn(other))]).toHaveLength(10)
  })

  it('moves thousands in one go', async () => {
    const [fromId, chargebandId] = [await band(), await band()]
    await add(fromId, many(5000))
    expect(await movePatients(manager, { chargebandId, fromId, confirmedCount: 5000 })).toEqual({ moved: 5000 })
    expect(await idsOn(fromId)).toEqual([])
  })

  it('tells whoever was writing in a moved record who moved it', async () => {
    const [fromId, chargebandId] = [await band(), await band()]
    const [patientId = ''] = await add(fromId, many(1))
    await movePatients(manager, { chargebandId, fromId, confirmedCount: 1 })
    const late = read(practice.as('receptionist'), (tx) =>
      updatePatient(tx, practice.as('receptionist'), { patientId, version: 1 }, { givenName: 'Adah' }),
    )
    await expect(late).rejects.toMatchObject({
      reason: { key: 'errors.patient.changedMeanwhile', params: { who: 'Test manager' } },
    })
  })

  it('is refused to an archived chargeband, from the same one, and from nowhere', async () => {
    const [fromId, chargebandId, gone] = [await band(), await band(), await band()]
    await add(fromId, many(1))
    await archiveChargeband(manager, { chargebandId: gone, endCodes: false, version: 1 })
    const to = (id: string, from = fromId) =>
      movePatients(manager, { chargebandId: id, fromId: from, confirmedCount: 1 })
    await expect(to(gone)).rejects.toMatchObject({ reason: { key: 'errors.chargeband.archived' } })
    await expect(to(fromId)).rejects.toThrow(Invalid)
    await expect(to(chargebandId, newId())).rejects.toThrow(NotFound)
    await expect(to(fromId, chargebandId)).rejects.toMatchObject({ reason: { key: 'errors.chargeband.nobodyToMove' } })
    const offered = (await bandsToMoveFrom(manager, chargebandId)).map(({ value }) => value)
    expect(offered).toContain(fromId)
    expect(offered).not.toContain(chargebandId)
    expect(offered).not.toContain(gone)
  })

  it('is for managers of the practice', async () => {
    const [fromId, chargebandId] = [await band(), await band()]
    await add(fromId, many(1))
    const input = { chargebandId, fromId, confirmedCount: 1 }
    for (const role of ['receptionist', 'clinician'] as const) {
      await expect(movePatients(practice.as(role), input)).rejects.toThrow(Forbidden)
      await expect(countMove(practice.as(role), fromId)).rejects.toThrow(Forbidden)
      await expect(bandsToMoveFrom(practice.as(role), fromId)).rejects.toThrow(Forbidden)
    }
    const other = (await makePractice(connection.db)).as('manager')
    const theirs = await band(other)
    await expect(movePatients(other, input)).rejects.toThrow(NotFound)
    await expect(movePatients(other, { ...input, chargebandId: theirs })).rejects.toThrow(NotFound)
    await expect(movePatients(manager, { ...input, chargebandId: theirs })).rejects.toThrow(NotFound)
    expect(await countMove(other, fromId)).toEqual({ moving: 0, left: 0, died: 0 })
    expect(await idsOn(fromId)).toHaveLength(1)
  })
})
