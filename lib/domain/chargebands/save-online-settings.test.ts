import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, signUpCodes } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { createChargeband } from './create-chargeband'
import { disableOnlineBooking } from './disable-online-booking'
import { enableOnlineBooking } from './enable-online-booking'
import { chargebandById, listCompanies } from './queries'
import { saveOnlineSettings } from './save-online-settings'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let receptionist: Ctx
let companyId: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 20)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  receptionist = practice.as('receptionist')
  companyId = (await listCompanies(manager))[0]?.id ?? ''
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const make = async (name = `Band ${newId().slice(-8)}`) => (await createChargeband(manager, { companyId, name })).id
/** What was recorded about it; a test's clock stands still, so by name. */
const audit = (subjectId: string) =>
  read(manager, (tx) =>
    tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.subjectId, subjectId)),
  ).then((rows) => rows.map(({ action }) => action).sort())

describe('online settings', () => {
  const online = async () => {
    const id = await make()
    await enableOnlineBooking(manager, { chargebandId: id, choice: 'no-notifications' })
    return id
  }
  const codesOf = (chargebandId: string) =>
    read(manager, (tx) =>
      tx.select().from(signUpCodes).where(eq(signUpCodes.chargebandId, chargebandId)).orderBy(signUpCodes.endedAt),
    )
  const settings = (chargebandId: string, code: string | undefined, version: number) => ({
    chargebandId,
    code,
    allowMessaging: true,
    askDepartment: true,
    version,
  })

  it('makes, keeps, replaces and ends the main code', async () => {
    const id = await online()
    expect(await saveOnlineSettings(manager, settings(id, 'Welcome-123', 1))).toMatchObject({ version: 2 })
    expect(await chargebandById(manager, id)).toMatchObject({ allowMessaging: true, askDepartment: true })
    await saveOnlineSettings(manager, settings(id, 'WELCOME 123', 2))
    expect(await codesOf(id)).toMatchObject([{ code: 'WELCOME 123', codeKey: 'WELCOME123', status: 'active' }])
    await saveOnlineSettings(manager, settings(id, 'Another1', 3))
    expect(await codesOf(id)).toMatchObject([{ status: 'ended' }, { code: 'Another1', status: 'active', isMain: true }])
    await saveOnlineSettings(manager, settings(id, undefined, 4))
    expect((await codesOf(id)).map(({ status }) => status)).toEqual(['ended', 'ended'])
    expect(await audit(id)).toHaveLength(6)
  })

  it('refuses a code that another chargeband has, whatever its case, at the field', async () => {
    const [first, second] = [await online(), await online()]
    await saveOnlineSettings(manager, settings(first, 'Spring 2026', 1))
    await expect(saveOnlineSettings(manager, settings(second, 'spring-2026', 1))).rejects.toMatchObject({
      fields: { code: { key: 'errors.signUpCode.taken' } },
    })
    expect((await chargebandById(manager, second)).version).toBe(1)
  })

  it('lets one of two win who save the same code at once, for two chargebands and for one', async () => {
    const [first, second] = [await online(), await online()]
    const both = await Promise.allSettled(
      [first, second].map((id) => saveOnlineSettings(manager, settings(id, 'Race 1234', 1))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const third = await online()
    const twice = await Promise.allSettled(
      ['Left 1234', 'Right 1234'].map((code) => saveOnlineSettings(manager, settings(third, code, 1))),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await codesOf(third)).toHaveLength(1)
  })

  it('needs online booking, and a manager', async () => {
    const id = await make()
    await expect(saveOnlineSettings(manager, settings(id, 'Offline 1', 1))).rejects.toMatchObject({
      reason: { key: 'errors.chargeband.notOnline' },
    })
    await expect(saveOnlineSettings(receptionist, settings(id, 'Offline 1', 1))).rejects.toBeInstanceOf(Forbidden)
  })

  it('turns online booking off and leaves the code for another day', async () => {
    const id = await online()
    await saveOnlineSettings(manager, settings(id, 'Sleeping 1', 1))
    await disableOnlineBooking(manager, { chargebandId: id })
    await disableOnlineBooking(manager, { chargebandId: id })
    expect((await chargebandById(manager, id)).onlineSince).toBeNull()
    expect(await codesOf(id)).toMatchObject([{ status: 'active' }])
    expect((await audit(id)).filter((action) => action === 'chargeband.online-booking-disabled')).toHaveLength(1)
    await expect(disableOnlineBooking(receptionist, { chargebandId: id })).rejects.toBeInstanceOf(Forbidden)
    await expect(disableOnlineBooking(manager, { chargebandId: newId() })).rejects.toBeInstanceOf(NotFound)
  })
})
