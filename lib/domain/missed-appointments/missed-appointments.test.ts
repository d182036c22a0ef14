import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, practiceSettings } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { exemptFromMissedRule } from './exempt-from-missed-rule'
import { missedOf } from './queries'
import { recordMissedAppointment } from './record-missed-appointment'
import { withdrawMissedAppointment } from './withdraw-missed-appointment'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  desk = at.desk
  await read(desk, (tx) =>
    tx
      .update(practiceSettings)
      .set({ missedAppointmentLimit: 3, missedAppointmentsSince: '2026-01-01' })
      .where(eq(practiceSettings.practiceId, practice.practiceId)),
  )
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function withAccount(): Promise<string> {
  const { patientId } = await at.identified()
  await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
  return patientId
}
const miss = (patientId: string, missedOn: string, ctx = desk) =>
  recordMissedAppointment(ctx, { patientId, missedOn, note: undefined })
const booking = async (patientId: string) =>
  (await accountTab(desk, patientId)).modules.find(({ module }) => module === 'appointments')
const told = async (patientId: string) => {
  const rows = await read(desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))
  return rows.map(({ kind }) => kind).filter((kind) => kind === 'missed-warning' || kind === 'booking-paused')
}

describe('missed appointments', () => {
  it('warn one before the limit, stop booking at it, and open it again when one is taken back', async () => {
    const patientId = await withAccount()
    await miss(patientId, '2025-12-31')
    await miss(patientId, '2026-02-01')
    expect(await told(patientId)).toEqual([])
    await miss(patientId, '2026-02-02')
    expect(await told(patientId)).toEqual(['missed-warning'])
    expect(await booking(patientId)).toMatchObject({ enabled: true })
    await miss(patientId, '2026-02-03')
    expect(await told(patientId)).toEqual(['missed-warning', 'booking-paused'])
    expect(await booking(patientId)).toMatchObject({ enabled: false, set: { setter: 'missed-appointments' } })
    const found = await missedOf(desk, patientId)
    expect(found).toMatchObject({ count: 3, limit: 3, account: { stopped: true, exempt: false } })
    await withdrawMissedAppointment(desk, { patientId, missedId: found.rows[0]?.id ?? '' })
    expect(await booking(patientId)).toMatchObject({ enabled: true, set: null })
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'account.missed-rule'))),
    )
    expect(log.map(({ details }) => details)).toEqual([
      { outcome: 'stop', missed: 3, limit: 3 },
      { outcome: 'allow-again', missed: 2, limit: 3 },
    ])
  })

  it('leave somebody alone whom staff left out, until the rule holds again', async () => {
    const patientId = await withAccount()
    for (const day of ['01', '02', '03']) await miss(patientId, `2026-03-${day}`)
    await exemptFromMissedRule(desk, { patientId, exempt: 'yes', reason: 'Kidney treatment' })
    expect(await booking(patientId)).toMatchObject({ enabled: true })
    await miss(patientId, '2026-03-04')
    expect(await booking(patientId)).toMatchObject({ enabled: true })
    await exemptFromMissedRule(desk, { patientId, exempt: 'no', reason: 'Treatment over' })
    expect(await booking(patientId)).toMatchObject({ enabled: false })
  })

  it('stop booking once when several are recorded at once, and are taken back once', async () => {
    const patientId = await withAccount()
    await Promise.all(['01', '02', '03', '04', '05'].map((day) => miss(patientId, `2026-04-${day}`)))
    expect(await told(patientId)).toEqual(['missed-warning', 'booking-paused'])
    const missedId = (await missedOf(desk, patientId)).rows[0]?.id ?? ''
    const back = await Promise.allSettled(
      Array.from({ length: 8 }, () => withdrawMissedAppointment(desk, { patientId, missedId })),
    )
    expect(back.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(withdrawMissedAppointment(desk, { patientId, missedId })).rejects.toThrow(Conflict)
  })

  it('are of the past, of a patient on file, and recorded by the desk of their practice', async () => {
    const patientId = await withAccount()
    await expect(miss(patientId, '2099-01-01')).rejects.toThrow(Invalid)
    const other = await makePractice(app.db)
    await expect(miss(patientId, '2026-05-01', other.as('manager'))).rejects.toThrow(NotFound)
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(miss(patientId, '2026-05-01', ctx)).rejects.toThrow(Forbidden)
      await expect(withdrawMissedAppointment(ctx, { patientId, missedId: patientId })).rejects.toThrow(Forbidden)
      await expect(exemptFromMissedRule(ctx, { patientId, exempt: 'yes', reason: 'x' })).rejects.toThrow(Forbidden)
    }
    await expect(missedOf(practice.visitor, patientId)).rejects.toThrow(Forbidden)
  })
})
