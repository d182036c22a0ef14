import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, notSamePerson } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { admitPatient } from './admit-patient'
import { comparePatients, possibleDuplicates, saidDifferent } from './possible-duplicates'
import { sayNotSamePerson } from './say-not-same-person'
import { takeBackNotSame } from './take-back-not-same'

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

const reason = 'Twins, both were at the desk'
let families = 0
/** Two on file who are alike and of whom nobody said anything, as an import or another system leaves them. */
async function twoAlike() {
  families += 1
  const letters = ['Abbot', 'Bwlch', 'Crane', 'Dutch', 'Evans', 'Frost', 'Glyn', 'Hobbs'][families] ?? 'Moore'
  const one = { familyName: letters, dateOfBirth: '1971-08-19', title: null, sex: null, gender: null }
  const admit = (givenName: string) =>
    read(desk, (tx) =>
      admitPatient(tx, desk, {
        ...{ ...one, givenName, chargebandId: null, department: null, division: null, address: null },
        ...{ nextOfKin: null, contactPreferences: {}, locale: 'en', identifier: null, email: null, mobile: null },
      }),
    )
  return { first: await admit('Daniel'), second: await admit('Daniela') }
}
const duplicatesOf = async (patientId: string) =>
  (await possibleDuplicates(desk, patientId)).map(({ patient }) => patient.id)
const logged = (patientId: string, action: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, action))),
  )

describe('patients on file who are alike', () => {
  it('are shown to each other with the reasons, until staff say that they are two people', async () => {
    const { first, second } = await twoAlike()
    const [found] = await possibleDuplicates(desk, first)
    expect(found).toMatchObject({
      patient: { id: second },
      fields: { familyName: 'agree', givenName: 'near', dateOfBirth: 'agree', identifiers: 'missing' },
    })
    expect(await duplicatesOf(second)).toEqual([first])
    // A list is no look at anyone; comparing is one at both.
    expect(await logged(second, 'patient.viewed')).toEqual([])
    const compared = await comparePatients(desk, { patientId: first, otherId: second })
    expect(compared).toMatchObject({ fields: found?.fields, different: null })
    for (const id of [first, second]) expect(await logged(id, 'patient.viewed')).toHaveLength(1)

    await sayNotSamePerson(desk, { patientId: first, otherPatientId: second, reason })
    expect([await duplicatesOf(first), await duplicatesOf(second)]).toEqual([[], []])
    for (const [patientId, otherId] of [
      [first, second],
      [second, first],
    ] as const) {
      expect((await comparePatients(desk, { patientId, otherId }))?.different).toMatchObject({
        ...{ staffName: 'Test receptionist', reason },
      })
      const said = await logged(patientId, 'patient.said-different')
      expect(said).toMatchObject([{ reason, details: { other: otherId }, actorName: 'Test receptionist' }])
    }
  })

  it('are said to be two people once by 16 who say so at once, from either side', async () => {
    const { first, second } = await twoAlike()
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) =>
        sayNotSamePerson(desk, {
          ...(n % 2 ? { patientId: first, otherPatientId: second } : { patientId: second, otherPatientId: first }),
          reason,
        }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = tries.find((one) => one.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(Conflict)
    expect(refused?.reason.reason).toEqual({
      key: 'errors.patient.saidDifferent',
      params: { who: 'Test receptionist' },
    })
    const rows = await read(desk, (tx) =>
      tx
        .select()
        .from(notSamePerson)
        .where(inArray(notSamePerson.patientId, [first, second])),
    )
    expect(rows).toHaveLength(1)
    expect(await logged(first, 'patient.said-different')).toHaveLength(1)
  })

  it('are alike again once it is taken back with a reason, by one of 16 who do so at once, from either side', async () => {
    const { first, second } = await twoAlike()
    await expect(takeBackNotSame(desk, { patientId: first, otherPatientId: second, reason })).rejects.toMatchObject({
      reason: { key: 'errors.patient.notSaidDifferent' },
    })
    await sayNotSamePerson(desk, { patientId: first, otherPatientId: second, reason })
    const taken = 'One of the two was a slip of the pen'
    const pair = (n: number) => (n % 2 ? [first, second] : [second, first])
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => {
        const [patientId = '', otherPatientId = ''] = pair(n)
        return takeBackNotSame(desk, { patientId, otherPatientId, reason: taken })
      }),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await duplicatesOf(first)).toEqual([second])
    expect((await comparePatients(desk, { patientId: second, otherId: first }))?.different).toBeNull()
    for (const [patientId, other] of [pair(0), pair(1)]) {
      expect(await logged(patientId ?? '', 'patient.said-different-taken-back')).toMatchObject([
        { reason: taken, details: { other, saidBy: 'Test receptionist' }, actorName: 'Test receptionist' },
      ])
    }
    expect(await saidDifferent(desk, first)).toEqual([])
    // It can be said again.
    await sayNotSamePerson(desk, { patientId: second, otherPatientId: first, reason })
    expect(await duplicatesOf(second)).toEqual([])
    expect(await saidDifferent(desk, first)).toMatchObject([
      { patient: { id: second }, staffName: 'Test receptionist' },
    ])
  })

  it('that the desk said to be somebody else when it registered them are not shown either', async () => {
    const { first } = await twoAlike()
    const { dateOfBirth, familyName } = (await possibleDuplicates(desk, first))[0]?.patient ?? {}
    const alike = { givenName: 'Daniel', familyName, dateOfBirth }
    const shown = await at.register(alike).catch((error) => error.carried.shown)
    const { patientId } = await at.register({ ...alike, somebodyElse: 'on', shown })
    expect(await duplicatesOf(patientId)).toEqual([])
    expect(await duplicatesOf(first)).not.toContain(patientId)
  })

  it('are for staff of their practice to see, and for its desk to part', async () => {
    const { first, second } = await twoAlike()
    const pair = { patientId: first, otherPatientId: second, reason }
    const elsewhere = (await makePractice(app.db)).as('manager')
    await expect(sayNotSamePerson(practice.as('clinician'), pair)).rejects.toBeInstanceOf(Forbidden)
    await expect(sayNotSamePerson(practice.visitor, pair)).rejects.toBeInstanceOf(Forbidden)
    await expect(takeBackNotSame(practice.as('clinician'), pair)).rejects.toBeInstanceOf(Forbidden)
    await expect(takeBackNotSame(elsewhere, pair)).rejects.toBeInstanceOf(Conflict)
    await expect(possibleDuplicates(practice.visitor, first)).rejects.toBeInstanceOf(Forbidden)
    await expect(sayNotSamePerson(elsewhere, pair)).rejects.toBeInstanceOf(NotFound)
    expect(await comparePatients(elsewhere, { patientId: first, otherId: second })).toBeNull()
    expect(await possibleDuplicates(elsewhere, first)).toEqual([])
    const himself = { patientId: first, otherPatientId: first, reason }
    await expect(sayNotSamePerson(desk, himself)).rejects.toBeInstanceOf(NotFound)
    expect(await comparePatients(desk, { patientId: first, otherId: first })).toBeNull()
  })
})
