import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, patients } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { messagesOf } from '@/lib/domain/correspondence/queries'
import { editPatient } from '@/lib/domain/patients/edit-patient'
import { editPatientForm } from '@/lib/domain/patients/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { createChargeband } from './create-chargeband'
import { enableOnlineBooking } from './enable-online-booking'
import { listCompanies } from './queries'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>
let online: string
let alsoOnline: string
let offline: string

async function band(): Promise<string> {
  const [company] = await listCompanies(manager)
  return (await createChargeband(manager, { companyId: company?.id ?? '', name: `Band ${newId().slice(-8)}` })).id
}

async function onlineBand(): Promise<string> {
  const chargebandId = await band()
  await enableOnlineBooking(manager, { chargebandId, choice: 'notify' })
  return chargebandId
}

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 20)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  at = await atTheDesk(practice)
  online = await onlineBand()
  alsoOnline = await onlineBand()
  offline = await band()
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

type Registered = Awaited<ReturnType<typeof at.register>>
const edit = (person: Registered, version: number, change: Record<string, unknown>) =>
  editPatient(at.desk, editPatientForm('england').parse({ ...person, version, ...change }))
const sentTo = (patientId: string) =>
  read(at.desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))
const details = async (patientId: string, action: string) =>
  (
    await read(at.desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, action))),
    )
  ).map((event) => event.details)

describe('a patient registered at the desk', () => {
  it('onto a chargeband with online booking is emailed how to register, and staff see it', async () => {
    const { patientId, email } = await at.register({ chargebandId: online, locale: 'cy' })
    expect(await sentTo(patientId)).toMatchObject([
      {
        ...{ kind: 'online-access-open', channel: 'email', recipient: email, locale: 'cy', status: 'waiting' },
        ids: { chargebandId: online, patientId },
      },
    ])
    expect(await messagesOf(at.desk, { patientId })).toMatchObject([{ kind: 'online-access-open', status: 'waiting' }])
    expect(await details(patientId, 'patient.registered')).toMatchObject([{ invited: true }])
  })

  it('is not written to without an email, off line or on no chargeband', async () => {
    for (const change of [
      { chargebandId: online, email: '', emailVerified: undefined },
      { chargebandId: offline },
      { chargebandId: '' },
    ]) {
      const { patientId } = await at.register(change)
      expect(await sentTo(patientId)).toEqual([])
      expect((await details(patientId, 'patient.registered'))[0]).not.toHaveProperty('invited')
    }
  })

  it('is written to once while a manager enables online booking', async () => {
    const chargebandId = await band()
    const [, ...people] = await Promise.all([
      enableOnlineBooking(manager, { chargebandId, choice: 'notify' }),
      ...Array.from({ length: 8 }, () => at.register({ chargebandId })),
    ])
    for (const { patientId } of people) expect(await sentTo(patientId)).toHaveLength(1)
  })
})

describe('a patient whose record is changed', () => {
  it('is emailed the first time they are on a chargeband with online booking, never again', async () => {
    const person = await at.register({ chargebandId: offline })
    await edit(person, 1, { chargebandId: online })
    expect(await sentTo(person.patientId)).toHaveLength(1)
    await edit(person, 2, { chargebandId: online, town: 'Leeds' })
    await edit(person, 3, { chargebandId: offline })
    await edit(person, 4, { chargebandId: online })
    await edit(person, 5, { chargebandId: alsoOnline })
    expect(await sentTo(person.patientId)).toHaveLength(1)
    expect(await details(person.patientId, 'patient.edited')).toContainEqual({
      ...{ fields: ['chargebandId'], invited: true },
    })
  })

  it('is emailed once however many save at once', async () => {
    const person = await at.register({ chargebandId: '' })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => edit(person, 1, { chargebandId: online })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sentTo(person.patientId)).toHaveLength(1)
  })

  it('is not written to who was on such a chargeband before, though nobody wrote then', async () => {
    const quiet = await band()
    const person = await at.register({ chargebandId: quiet })
    await enableOnlineBooking(manager, { chargebandId: quiet, choice: 'no-notifications' })
    await edit(person, 1, { chargebandId: offline })
    await edit(person, 2, { chargebandId: online })
    expect(await sentTo(person.patientId)).toEqual([])
  })

  it('is not written to who has an account, left, died or wants no such emails', async () => {
    const account = await at.identified({ chargebandId: offline })
    await createOnlineAccount(at.desk, { patientId: account.patientId, withoutEmail: undefined })
    const before = (await sentTo(account.patientId)).length
    await edit(account, 1, { chargebandId: online })
    expect(await sentTo(account.patientId)).toHaveLength(before)
    for (const change of [
      { standing: 'deducted' as const },
      { standing: 'deceased' as const },
      { contactPreferences: { appointments: { email: false, sms: true } } },
    ]) {
      const person = await at.register({ chargebandId: offline })
      await read(at.desk, (tx) => tx.update(patients).set(change).where(eq(patients.id, person.patientId)))
      await edit(person, 1, { chargebandId: online })
      expect(await sentTo(person.patientId)).toEqual([])
    }
  })
})
