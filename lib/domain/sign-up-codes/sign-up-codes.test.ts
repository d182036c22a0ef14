import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, signUpCodes } from '@/drizzle/schema'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { daysOf, windowOf } from './code-words'
import { countFunnel } from './count-funnel'
import { createSignUpCode } from './create-sign-up-code'
import { editSignUpCode } from './edit-sign-up-code'
import { endSignUpCode } from './end-sign-up-code'
import { funnelSentence } from './funnel'
import { pauseSignUpCode } from './pause-sign-up-code'
import { funnelOf, listSignUpCodes, signUpCodeById } from './queries'
import { redeemSignUpCode } from './redeem-sign-up-code'
import { resumeSignUpCode } from './resume-sign-up-code'
import type { CreateSignUpCode } from './schema'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let receptionist: Ctx
let chargebandId: string

async function open(at: TestPractice): Promise<string> {
  const [company] = await listCompanies(at.as('manager'))
  const { id } = await createChargeband(at.as('manager'), { companyId: company?.id ?? '', name: newId() })
  await enableOnlineBooking(at.as('manager'), { chargebandId: id, choice: 'no-notifications' })
  return id
}

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 40)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  receptionist = practice.as('receptionist')
  chargebandId = await open(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const make = async (change: Partial<CreateSignUpCode> = {}) =>
  (await createSignUpCode(manager, { chargebandId, code: `Code ${newId().slice(-10)}`, ...change })).id
/** What was recorded about it; a test's clock stands still, so by name. */
const audit = (subjectId: string) =>
  read(manager, (tx) =>
    tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.subjectId, subjectId)),
  ).then((rows) => rows.map(({ action }) => action).sort())
const redeem = (id: string) => transaction(practice.visitor, (tx) => redeemSignUpCode(tx, practice.visitor, id))

describe('making a code', () => {
  it('keeps it as typed, for whole days on the practice’s clock', async () => {
    const id = await make({ code: 'Winter 2026', opens: '2027-03-28', closes: '2027-06-30', totalLimit: 10 })
    const code = await signUpCodeById(receptionist, id)
    expect(code).toMatchObject({ code: 'Winter 2026', totalLimit: 10, usedCount: 0, standing: 'not-yet-open' })
    // Summer time begins on 28 March 2027 in London.
    expect(code.opensAt?.toISOString()).toBe('2027-03-28T00:00:00.000Z')
    expect(code.closesAt?.toISOString()).toBe('2027-06-30T23:00:00.000Z')
    expect(windowOf(code, 'Europe/London')).toBe('28 March 2027 to 30 June 2027')
    expect(await audit(id)).toEqual(['sign-up-code.created'])
  })

  it('takes the day from Kyiv in Ukraine', async () => {
    const ukraine = await makePractice(connection.db, 'ukraine')
    const at = ukraine.as('manager')
    const { id } = await createSignUpCode(at, {
      chargebandId: await open(ukraine),
      code: 'Kyiv2027',
      opens: '2027-01-15',
    })
    const code = await signUpCodeById(at, id)
    expect(code.opensAt?.toISOString()).toBe('2027-01-14T22:00:00.000Z')
    expect(daysOf(code, 'Europe/Kyiv')).toEqual({ opens: '2027-01-15', closes: null })
  })

  it('is unique among the practice’s codes not ended, whatever its case, spaces and dashes', async () => {
    const id = await make({ code: 'Unique 1' })
    await expect(make({ code: 'uni-que1' })).rejects.toMatchObject({
      fields: { code: { key: 'errors.signUpCode.taken' } },
    })
    await endSignUpCode(manager, { signUpCodeId: id, version: 1 })
    await expect(make({ code: 'UNIQUE1' })).resolves.toBeTruthy()
    const other = await makePractice(connection.db)
    await expect(
      createSignUpCode(other.as('manager'), { chargebandId: await open(other), code: 'Unique 1' }),
    ).resolves.toBeTruthy()
  })

  it('lets one of 16 win who make the same code at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => make({ code: 'Same at once' })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses days that make no sense, a second main code, another practice’s chargeband and a receptionist', async () => {
    const days = { opens: '2027-05-02', closes: '2027-05-01' }
    await expect(make(days)).rejects.toMatchObject({
      fields: { closes: { key: 'errors.signUpCode.closesBeforeOpens' } },
    })
    await expect(make({ closes: '2020-01-01' })).rejects.toMatchObject({
      fields: { closes: { key: 'errors.signUpCode.closesPast' } },
    })
    const main = (code: string) => createSignUpCode(manager, { chargebandId, code, isMain: true })
    await main('Main one')
    await expect(main('Main two')).rejects.toMatchObject({ fields: { code: { key: 'errors.signUpCode.hasMain' } } })
    const other = await makePractice(connection.db)
    await expect(make({ chargebandId: await open(other) })).rejects.toBeInstanceOf(Invalid)
    await expect(createSignUpCode(receptionist, { chargebandId, code: 'No way' })).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('pausing, resuming and ending', () => {
  it('goes along the table, and says so in the audit log', async () => {
    const id = await make()
    await pauseSignUpCode(manager, { signUpCodeId: id, version: 1 })
    expect(await redeem(id)).toBe(false)
    await resumeSignUpCode(manager, { signUpCodeId: id, version: 2 })
    expect(await redeem(id)).toBe(true)
    await endSignUpCode(manager, { signUpCodeId: id, version: 3 })
    expect(await redeem(id)).toBe(false)
    expect(await signUpCodeById(manager, id)).toMatchObject({ status: 'ended', standing: 'ended', version: 4 })
    expect(await audit(id)).toEqual([
      'sign-up-code.created',
      'sign-up-code.ended',
      'sign-up-code.paused',
      'sign-up-code.resumed',
    ])
    expect((await listSignUpCodes(manager)).map((code) => code.id)).not.toContain(id)
    expect((await listSignUpCodes(manager, { ended: true })).map((code) => code.id)).toContain(id)
  })

  it('allows no other way', async () => {
    const verbs = { pause: pauseSignUpCode, resume: resumeSignUpCode, end: endSignUpCode }
    const allowed = { active: ['pause', 'end'], paused: ['resume', 'end'], ended: [] as string[] }
    for (const [status, actions] of Object.entries(allowed)) {
      for (const [action, verb] of Object.entries(verbs)) {
        const id = await make()
        const to = status as 'active' | 'paused' | 'ended'
        await read(manager, (tx) => tx.update(signUpCodes).set({ status: to }).where(eq(signUpCodes.id, id)))
        const moved = await verb(manager, { signUpCodeId: id, version: 1 }).then(
          () => true,
          (error) => !(error instanceof Conflict),
        )
        expect(`${status} ${action} ${moved}`).toBe(`${status} ${action} ${actions.includes(action)}`)
      }
    }
  })

  it('moves once for two who press at once', async () => {
    const id = await make()
    const results = await Promise.allSettled(
      [pauseSignUpCode, endSignUpCode, pauseSignUpCode].map((verb) => verb(manager, { signUpCodeId: id, version: 1 })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is for managers of the practice only', async () => {
    const id = await make()
    const other = await makePractice(connection.db)
    for (const verb of [pauseSignUpCode, resumeSignUpCode, endSignUpCode]) {
      await expect(verb(receptionist, { signUpCodeId: id, version: 1 })).rejects.toBeInstanceOf(Forbidden)
      await expect(verb(other.as('manager'), { signUpCodeId: id, version: 1 })).rejects.toBeInstanceOf(NotFound)
    }
  })
})

describe('changing the limit and the days', () => {
  it('keeps the limit at or above what is used', async () => {
    const id = await make({ totalLimit: 5 })
    await Promise.all([redeem(id), redeem(id), redeem(id)])
    const edit = (totalLimit: number, version: number) =>
      editSignUpCode(manager, { signUpCodeId: id, totalLimit, version })
    await expect(edit(2, 1)).rejects.toMatchObject({
      fields: { totalLimit: { key: 'errors.signUpCode.limitBelowUsed', params: { used: 3 } } },
    })
    await edit(3, 1)
    expect(await redeem(id)).toBe(false)
    expect(await signUpCodeById(manager, id)).toMatchObject({ totalLimit: 3, standing: 'used-up', version: 2 })
    await expect(edit(9, 1)).rejects.toMatchObject({ reason: { key: 'errors.signUpCode.changed' } })
    expect(await audit(id)).toEqual(['sign-up-code.changed', 'sign-up-code.created'])
  })

  it('never lets the limit fall below the uses while people use it', async () => {
    const id = await make({ totalLimit: 20 })
    await Promise.allSettled([
      ...Array.from({ length: 16 }, () => redeem(id)),
      editSignUpCode(manager, { signUpCodeId: id, totalLimit: 4, version: 1 }),
      ...Array.from({ length: 16 }, () => redeem(id)),
    ])
    const { usedCount, totalLimit } = await signUpCodeById(manager, id)
    expect(usedCount).toBe(totalLimit)
    expect([4, 20]).toContain(totalLimit)
  })

  it('leaves an end that has passed as it is, and takes no new one', async () => {
    const id = await make({ closes: '2027-01-01' })
    const after = { ...manager, now: new Date('2027-02-01') }
    const edit = (closes: string, version: number) =>
      editSignUpCode(after, { signUpCodeId: id, closes, totalLimit: 3, version })
    await edit('2027-01-01', 1)
    expect((await signUpCodeById(after, id)).standing).toBe('closed')
    await expect(edit('2027-01-02', 2)).rejects.toBeInstanceOf(Invalid)
    await edit('2027-02-01', 2)
    expect((await signUpCodeById(after, id)).standing).toBe('ends-soon')
  })

  it('is refused for an ended code, an unknown one and a receptionist', async () => {
    const id = await make()
    await endSignUpCode(manager, { signUpCodeId: id, version: 1 })
    await expect(editSignUpCode(manager, { signUpCodeId: id, totalLimit: 1, version: 2 })).rejects.toBeInstanceOf(
      Conflict,
    )
    await expect(editSignUpCode(manager, { signUpCodeId: newId(), version: 1 })).rejects.toBeInstanceOf(NotFound)
    await expect(editSignUpCode(receptionist, { signUpCodeId: id, version: 2 })).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the funnel', () => {
  it('adds up the days, and says where people stop', async () => {
    const id = await make()
    const on = (day: string) => ({ ...practice.visitor, now: new Date(`${day}T12:00:00Z`) })
    const count = (day: string, step: 'opened' | 'started') =>
      transaction(on(day), (tx) => countFunnel(tx, on(day), id, step))
    for (const day of ['2026-01-01', '2026-11-01', '2026-11-02']) await count(day, 'opened')
    await count('2026-11-02', 'started')
    const staff = { ...receptionist, now: new Date('2026-11-20') }
    expect(await funnelOf(staff, id)).toEqual({ opened: 3, started: 1, submitted: 0, activated: 0 })
    expect(await funnelOf(staff, id, 30)).toEqual({ opened: 2, started: 1, submitted: 0, activated: 0 })
    await count('2026-06-01', 'opened')
    const summer = (time: string) => funnelOf({ ...staff, now: new Date(`2026-07-01T${time}Z`) }, id, 30)
    expect((await summer('22:30')).opened - (await summer('23:30')).opened).toBe(1)
    expect(funnelSentence(await funnelOf(staff, id))).toContain('after opening the page')
  })

  it('is for staff', async () => {
    const id = await make()
    for (const ask of [funnelOf, signUpCodeById])
      await expect(ask(practice.visitor, id)).rejects.toBeInstanceOf(Forbidden)
    await expect(listSignUpCodes(practice.visitor)).rejects.toBeInstanceOf(Forbidden)
  })
})
