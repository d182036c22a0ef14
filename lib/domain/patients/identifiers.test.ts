import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, type Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk, freshNhsNumber } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { addIdentifier } from './add-identifier'
import { changeIdentifier } from './change-identifier'
import { patientNumbers } from './identifier-queries'
import { registerPatient } from './register-patient'
import { addIdentifierForm, patientForm } from './schema'
import { searchPatients } from './search-patients'

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

const without = { identifier: '', identifierVerified: '' }
const add = (patientId: string, identifier: string, change: Record<string, unknown> = {}, ctx = desk) =>
  addIdentifier(ctx, addIdentifierForm('england').parse({ patientId, identifier, ...change }))
const numbersOf = async (patientId: string) => (await patientNumbers(desk, patientId)).numbers
const firstOf = async (patientId: string) => (await numbersOf(patientId))[0]?.id ?? ''
const supersede = (patientId: string, identifierId: string, ctx = desk, reason = 'Replaced by the national service') =>
  changeIdentifier(ctx, { patientId, identifierId, change: 'supersede', reason })
const verify = (patientId: string, identifierId: string, ctx = desk) =>
  changeIdentifier(ctx, { patientId, identifierId, change: 'verify' })
const refused = (work: Promise<unknown>): Promise<Error & Partial<Invalid & Conflict>> =>
  work.then(
    () => Promise.reject(new Error('It was not refused')),
    (error) => error,
  )

describe('a patient’s numbers', () => {
  it('are added, checked and superseded with a reason; each step is kept and logged without the number', async () => {
    const { patientId } = await at.register(without)
    const [first, second] = [freshNhsNumber(), freshNhsNumber()]
    await add(patientId, `${first.slice(0, 3)} ${first.slice(3)}`)
    expect(await numbersOf(patientId)).toMatchObject([{ value: first, status: 'unverified', scheme: 'nhs' }])
    await verify(patientId, await firstOf(patientId), later(desk, 1))
    expect((await refused(add(patientId, second))).fields).toEqual({
      identifier: { key: 'errors.patient.numberCurrent' },
    })
    await supersede(patientId, await firstOf(patientId), later(desk, 2))
    await add(patientId, second, { verified: 'on' }, later(desk, 3))

    const { numbers, history } = await patientNumbers(desk, patientId)
    expect(numbers.map(({ value, status }) => [value, status])).toEqual([
      [second, 'verified'],
      [first, 'superseded'],
    ])
    expect(numbers[1]?.since).toEqual(later(desk, 2).now)
    expect(history.map(({ status, reason, who }) => [status, reason, who])).toEqual([
      ['verified', null, 'Test receptionist'],
      ['superseded', 'Replaced by the national service', 'Test receptionist'],
      ['verified', null, 'Test receptionist'],
      ['unverified', null, 'Test receptionist'],
    ])
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), like(auditEvents.action, 'patient.identifier-%'))),
    )
    expect(log.map(({ action }) => action.replace('patient.identifier-', '')).sort()).toEqual([
      ...['added', 'added', 'superseded', 'verified'],
    ])
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${first}|${second}`))
  })

  it('that are superseded are found by search and flagged; a current one is found without a flag', async () => {
    const { patientId, identifier = '' } = await at.register()
    const find = async (query: string) => (await searchPatients(desk, { query, today: '2026-11-26' })).results
    expect(await find(identifier)).toMatchObject([{ id: patientId, superseded: null }])
    await supersede(patientId, await firstOf(patientId))
    const next = freshNhsNumber()
    await add(patientId, next, { verified: 'on' })
    expect(await find(identifier)).toMatchObject([
      { id: patientId, identifier: { value: next }, superseded: { value: identifier, status: 'superseded' } },
    ])
    expect(await find(next)).toMatchObject([{ id: patientId, superseded: null }])
  })

  it('are one patient’s: a checked one is refused to another, one merely held is flagged on both', async () => {
    const { patientId: first, identifier = '' } = await at.register()
    const { patientId: second } = await at.register(without)
    const taken = { identifier: { key: 'errors.patient.numberTaken.nhs' } }
    expect((await refused(add(second, identifier, { heldAccepted: 'on' }))).fields).toEqual(taken)
    await supersede(first, await firstOf(first))
    // It may be somebody else's now, and cannot be used again while it is.
    await add(second, identifier, { verified: 'on' })
    expect((await refused(verify(first, await firstOf(first)))).reason).toEqual({
      key: 'errors.patient.numberTaken.nhs',
    })

    const held = freshNhsNumber()
    const { patientId: third } = await at.register({ identifier: held, identifierVerified: '' })
    const { patientId: fourth } = await at.register(without)
    const error = await refused(add(fourth, held))
    expect(error.fields).toMatchObject({ identifier: { key: 'errors.patient.numberHeld' }, heldAccepted: {} })
    await add(fourth, held, { heldAccepted: 'on' })
    expect((await numbersOf(third))[0]?.alsoOf).toMatchObject([{ id: fourth }])
    expect((await numbersOf(fourth))[0]?.alsoOf).toMatchObject([{ id: third }])
    const tries = await Promise.allSettled(
      [third, fourth].map(async (patientId) => verify(patientId, await firstOf(patientId))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('are added and superseded once by 16 who do so at once', async () => {
    const { patientId } = await at.register(without)
    const number = freshNhsNumber()
    const added = await Promise.allSettled(Array.from({ length: 16 }, () => add(patientId, number)))
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(added.find((one) => one.status === 'rejected')?.reason.fields).toEqual({
      identifier: { key: 'errors.patient.numberKnown' },
    })
    const id = await firstOf(patientId)
    const ended = await Promise.allSettled(Array.from({ length: 16 }, () => supersede(patientId, id)))
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(ended.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict)
    // A mistake is taken back.
    await verify(patientId, id)
    expect(await numbersOf(patientId)).toMatchObject([{ value: number, status: 'verified' }])
  })

  it('are read as the nation writes them, with what is wrong at the field', () => {
    const wrong = (nation: 'england' | 'scotland' | 'northern-ireland', identifier: string) =>
      addIdentifierForm(nation)
        .safeParse({ patientId: '00000000-0000-7000-8000-000000000000', identifier })
        .error?.issues.map(({ path, message }) => [path[0], message])
    expect(wrong('england', '943 476 5918')).toEqual([['identifier', 'errors.nhs.check']])
    expect(wrong('england', 'AB 12 34 56 C')).toEqual([['identifier', 'errors.nhs.nationalInsurance']])
    expect(wrong('scotland', '310285 1231')).toEqual([['identifier', 'errors.chi.date']])
    expect(wrong('northern-ireland', '943 476 5919')).toEqual([['identifier', 'errors.hc.range']])
    expect(wrong('england', '')).toEqual([['identifier', 'errors.nhs.required']])
  })

  it('of Scotland that do not fit birth date and sex are kept, with a warning', async () => {
    const scotland = (await makePractice(app.db, 'scotland')).as('receptionist')
    const { patientId } = await registerPatient(
      scotland,
      patientForm('scotland').parse({
        ...{ givenName: 'Catriona', familyName: 'Example', dateOfBirth: '1984-06-16', sex: 'female', locale: 'en' },
      }),
    )
    await addIdentifier(scotland, addIdentifierForm('scotland').parse({ patientId, identifier: '150684 1236' }))
    const { numbers } = await patientNumbers(scotland, patientId)
    expect(numbers[0]?.warnings.map(({ key }) => key)).toEqual([
      ...['identifierWarnings.dateOfBirth', 'identifierWarnings.sex'],
    ])
  })

  it('are the desk’s to change, at its own practice', async () => {
    const { patientId } = await at.register()
    const id = await firstOf(patientId)
    const number = freshNhsNumber()
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(add(patientId, number, {}, ctx)).rejects.toBeInstanceOf(Forbidden)
      await expect(supersede(patientId, id, ctx)).rejects.toBeInstanceOf(Forbidden)
    }
    const elsewhere = (await makePractice(app.db)).as('manager')
    await expect(add(patientId, number, {}, elsewhere)).rejects.toBeInstanceOf(NotFound)
    await expect(supersede(patientId, id, elsewhere)).rejects.toBeInstanceOf(Conflict)
    expect(await patientNumbers(elsewhere, patientId)).toEqual({ numbers: [], history: [] })
    await expect(patientNumbers(practice.visitor, patientId)).rejects.toBeInstanceOf(Forbidden)
  })
})
