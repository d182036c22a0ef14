import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, onlineAccounts, patientContacts, patients } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { createChargeband } from './create-chargeband'
import { disableOnlineBooking } from './disable-online-booking'
import { enableOnlineBooking } from './enable-online-booking'
import { listCompanies, reachOf } from './queries'

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

async function band(): Promise<string> {
  const [company] = await listCompanies(manager)
  return (await createChargeband(manager, { companyId: company?.id ?? '', name: `Band ${newId().slice(-8)}` })).id
}

type Person = Partial<typeof patients.$inferInsert> & {
  email?: string
  mobile?: string
  account?: 'active' | 'disabled' | 'created'
}

async function addPatient(chargebandId: string, { email, mobile, account, ...row }: Person): Promise<string> {
  const { practiceId } = practice
  const patientId = newId()
  const createdAt = manager.now
  await read(manager, async (tx) => {
    const name = { givenName: 'Ada', familyName: 'Quill', dateOfBirth: '1980-01-01' }
    await tx.insert(patients).values({ practiceId, id: patientId, chargebandId, createdAt, ...name, ...row })
    for (const [kind, value] of Object.entries({ email, mobile })) {
      if (!value || (kind !== 'email' && kind !== 'mobile')) continue
      await tx.insert(patientContacts).values({ practiceId, id: newId(), patientId, kind, value, createdAt })
    }
    if (account)
      await tx.insert(onlineAccounts).values({
        ...{ practiceId, id: newId(), patientId, kind: 'basic', createdAt },
        status: account === 'created' ? 'created' : 'active',
        disabledAt: account === 'disabled' ? createdAt : null,
      })
  })
  return patientId
}

const sentTo = async (chargebandId: string) =>
  (await read(manager, (tx) => tx.select().from(messages).where(eq(messages.kind, 'online-access-open'))))
    .filter(({ ids }) => ids.chargebandId === chargebandId)
    .map(({ recipient, channel, locale, status }) => `${recipient} ${channel} ${locale} ${status}`)
    .sort()

const noWishes = { appointments: { email: false, sms: false } }

async function mixedBand(): Promise<string> {
  const id = await band()
  await addPatient(id, { email: 'with@example.com', account: 'active', locale: 'cy' })
  await addPatient(id, { email: 'without@example.com', mobile: '+447700900001' })
  await addPatient(id, { mobile: '+447700900002', account: 'created' })
  await addPatient(id, {
    ...{ email: 'texts@example.com', mobile: '+447700900003' },
    contactPreferences: { appointments: { email: false, sms: true } },
  })
  await addPatient(id, { account: 'active' })
  await addPatient(id, { email: 'quiet@example.com', contactPreferences: noWishes, account: 'active' })
  await addPatient(id, { email: 'off@example.com', account: 'disabled' })
  await addPatient(id, { email: 'gone@example.com', standing: 'deducted', account: 'active' })
  await addPatient(id, { email: 'late@example.com', standing: 'deceased' })
  return id
}

describe('enabling online booking', () => {
  it('counts whom it reaches and who is left out and why, then writes to those once', async () => {
    const id = await mixedBand()
    expect(await reachOf(practice.as('receptionist'), id)).toEqual({
      ...{ patients: 9, withAccount: 3, notified: 4, notifiedWithAccount: 1 },
      leftOut: { deceased: 1, deducted: 1, 'account-disabled': 1, 'no-contact': 1, 'opted-out': 1 },
    })
    const press = () => enableOnlineBooking(manager, { chargebandId: id, choice: 'notify', confirmedCount: 4 })
    const results = await Promise.all([press(), press(), press()])
    expect(results.map(({ notified }) => notified).sort()).toEqual([0, 0, 4])
    expect(await sentTo(id)).toEqual([
      '+447700900002 sms en waiting',
      '+447700900003 sms en waiting',
      'with@example.com email cy waiting',
      'without@example.com email en waiting',
    ])
    const events = await read(manager, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.subjectId, id)).orderBy(auditEvents.action),
    )
    expect(events).toMatchObject([
      { action: 'chargeband.created' },
      { action: 'chargeband.online-booking-enabled', details: { choice: 'notify', notified: 4 } },
    ])
  })

  it('queues one job for each message, a thousand of them too', async () => {
    const id = await band()
    const { practiceId } = practice
    const people = Array.from({ length: 2100 }, () => newId())
    await read(manager, async (tx) => {
      const row = { practiceId, chargebandId: id, createdAt: manager.now, dateOfBirth: '1980-01-01' }
      const name = { givenName: 'Many', familyName: 'People' }
      await tx.insert(patients).values(people.map((patientId) => ({ ...row, ...name, id: patientId })))
      await tx.insert(patientContacts).values(
        people.map((patientId, index) => ({
          ...{ practiceId, id: newId(), patientId, kind: 'email' as const, createdAt: manager.now },
          value: `many${index}@example.com`,
        })),
      )
    })
    await enableOnlineBooking(manager, { chargebandId: id, choice: 'notify' })
    expect(await sentTo(id)).toHaveLength(2100)
    const worker = postgres(database.workerUrl, { max: 1 })
    const [jobs] = await worker`
      select count(*)::int as n, count(distinct key)::int as keys, bool_and(payload ->> 'practiceId' = ${practiceId}) as ours
      from graphile_worker._private_jobs where payload ->> 'messageId' is not null`
    await worker.end()
    expect(jobs?.n).toBe(jobs?.keys)
    expect(jobs?.n).toBeGreaterThanOrEqual(2100)
    expect(jobs?.ours).toBe(true)
  })

  it('writes to nobody when told so', async () => {
    const id = await mixedBand()
    await enableOnlineBooking(manager, { chargebandId: id, choice: 'no-notifications', confirmedCount: 0 })
    expect(await sentTo(id)).toEqual([])
  })

  it('is refused when more would be written to than the person was shown, and changes nothing', async () => {
    const id = await mixedBand()
    const press = (confirmedCount: number) =>
      enableOnlineBooking(manager, { chargebandId: id, choice: 'notify', confirmedCount })
    await expect(press(3)).rejects.toMatchObject({
      reason: { key: 'errors.chargeband.reachGrew', params: { count: 4 } },
    })
    expect(await sentTo(id)).toEqual([])
    await expect(press(5)).resolves.toMatchObject({ notified: 4 })
  })

  it('opens again after it was turned off', async () => {
    const id = await band()
    await enableOnlineBooking(manager, { chargebandId: id, choice: 'no-notifications' })
    await disableOnlineBooking(manager, { chargebandId: id })
    await expect(enableOnlineBooking(manager, { chargebandId: id, choice: 'notify' })).resolves.toMatchObject({
      already: false,
    })
  })

  it('is for managers only, and for chargebands there are', async () => {
    const id = await band()
    for (const ctx of [practice.as('receptionist'), practice.as('clinician'), practice.visitor]) {
      const press = enableOnlineBooking(ctx, { chargebandId: id, choice: 'notify' })
      await expect(press).rejects.toBeInstanceOf(Forbidden)
    }
    const other = await makePractice(connection.db)
    await expect(
      enableOnlineBooking(other.as('manager'), { chargebandId: id, choice: 'notify' }),
    ).rejects.not.toBeInstanceOf(Conflict)
  })
})
