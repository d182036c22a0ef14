import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { auditEvents, staffMembers } from '@/drizzle/schema'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import { saveCheckers } from '@/lib/domain/staff/save-checkers'
import { SaveCheckers } from '@/lib/domain/staff/schema'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { activateOnlineServices } from './activate-online-services'
import { saveOnlineServices } from './save-online-services'
import { SaveOnlineServices } from './schema'
import { practiceSettingsOf } from './settings-queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const all = connect(database.superUrl, 2)

afterAll(async () => {
  await app.end()
  await all.end()
  await database.drop()
})

const actionsOn = async (id: string) =>
  (await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).map((one) => one.action)
const idOf = (ctx: ReturnType<Awaited<ReturnType<typeof makePractice>>['as']>) =>
  ctx.actor.kind === 'staff' ? ctx.actor.staffId : ''
const choices = SaveOnlineServices.parse({
  version: '2',
  basicAccounts: 'on',
  offered: ['appointments', 'summary'],
  byDefault: 'appointments',
  letterDays: '14',
  reminderDays: '',
  missedAppointmentLimit: '3',
  missedAppointmentsSince: { day: '1', month: '9', year: '2026' },
})

describe('activating online services', () => {
  it('offers what the nation has, a few at once, and is recorded', async () => {
    const practice = await makePractice(app.db, 'scotland')
    const manager = practice.as('manager')
    await activateOnlineServices(manager, { version: 1 })
    const { modules, onlineServicesActivatedAt } = await practiceSettingsOf(manager)
    expect(onlineServicesActivatedAt).toEqual(manager.now)
    expect(modules).toEqual({
      appointments: { offered: true, byDefault: true },
      repeats: { offered: true, byDefault: true },
      acutes: { offered: true, byDefault: false },
      messaging: { offered: true, byDefault: true },
      'pharmacy-view': { offered: true, byDefault: false },
    })
    expect(await actionsOn(practice.practiceId)).toContain('settings.online-services-activated')
    await expect(activateOnlineServices(manager, { version: 2 })).rejects.toMatchObject({
      reason: { key: 'errors.practice.onlineServicesActive' },
    })
  })

  it('happens once though 16 managers press at once', async () => {
    const manager = (await makePractice(app.db)).as('manager')
    const many = await Promise.allSettled(
      Array.from({ length: 16 }, () => activateOnlineServices(manager, { version: 1 })),
    )
    expect(many.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('is the manager’s', async () => {
    const practice = await makePractice(app.db)
    for (const role of ['receptionist', 'clinician'] as const) {
      await expect(activateOnlineServices(practice.as(role), { version: 1 })).rejects.toThrow(Forbidden)
      await expect(saveOnlineServices(practice.as(role), choices)).rejects.toThrow(Forbidden)
    }
  })
})

describe('online services', () => {
  it('are saved with their version and recorded', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    await expect(saveOnlineServices(manager, { ...choices, version: 1 })).rejects.toThrow(Conflict)
    await practice.activate()
    await saveOnlineServices(manager, choices)
    expect(await practiceSettingsOf(manager)).toMatchObject({
      version: 3,
      basicAccounts: true,
      patientsSeeDetails: false,
      letterDays: 14,
      reminderDays: null,
      missedAppointmentLimit: 3,
      missedAppointmentsSince: '2026-09-01',
      modules: {
        appointments: { offered: true, byDefault: true },
        summary: { offered: true, byDefault: false },
        repeats: { offered: false, byDefault: false },
      },
    })
    await expect(saveOnlineServices(manager, choices)).rejects.toMatchObject({
      reason: { key: 'errors.practice.changedMeanwhile', params: { who: 'Test manager', what: 'online-services' } },
    })
  })

  it('never go beyond what is offered, nor beyond the nation', async () => {
    const practice = await makePractice(app.db, 'wales')
    await practice.activate()
    const manager = practice.as('manager')
    await expect(saveOnlineServices(manager, { ...choices, byDefault: ['repeats'] })).rejects.toMatchObject({
      fields: { byDefault: { key: 'errors.practice.notOffered' } },
    })
    await expect(
      saveOnlineServices(manager, { ...choices, offered: ['appointments', 'pharmacy-update'] }),
    ).rejects.toMatchObject({ fields: { offered: { key: 'errors.practice.notInNation' } } })
  })
})

describe('who checks identity', () => {
  it('is a list the manager keeps, and every change of it is recorded', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    const [one, two] = [idOf(practice.as('receptionist')), idOf(practice.as('clinician'))]
    await saveCheckers(manager, SaveCheckers.parse({ version: '1', mayVerify: [one, two], mayVouch: one }))
    const rows = await all.db.select().from(staffMembers).where(eq(staffMembers.practiceId, practice.practiceId))
    const may = (id: string) => rows.find((row) => row.id === id)
    expect(may(one)).toMatchObject({ mayVerify: true, mayVouch: true })
    expect(may(two)).toMatchObject({ mayVerify: true, mayVouch: false })
    expect(may(idOf(manager))).toMatchObject({ mayVerify: false, mayVouch: false })
    expect(await actionsOn(two)).toContain('staff.checks-changed')
    await expect(saveCheckers(manager, { version: 1, mayVerify: [], mayVouch: [] })).rejects.toThrow(Conflict)
    await expect(saveCheckers(manager, { version: 2, mayVerify: [], mayVouch: [one] })).rejects.toThrow(Invalid)
    await expect(saveCheckers(practice.as('clinician'), { version: 2, mayVerify: [], mayVouch: [] })).rejects.toThrow(
      Forbidden,
    )
  })

  it('holds nobody of another practice', async () => {
    const [practice, other] = [await makePractice(app.db), await makePractice(app.db)]
    const theirs = idOf(other.as('receptionist'))
    await saveCheckers(practice.as('manager'), { version: 1, mayVerify: [], mayVouch: [] })
    const [row] = await all.db.select().from(staffMembers).where(eq(staffMembers.id, theirs))
    expect(row).toMatchObject({ mayVerify: true })
  })

  it('starts with the first manager', async () => {
    const practice = await makePractice(app.db)
    const person = { name: 'Sam Field', role: 'manager' as const }
    const first = await inviteStaff(practice.system, { ...person, email: `first@${practice.slug}.example` })
    const second = await inviteStaff(practice.as('manager'), { ...person, email: `second@${practice.slug}.example` })
    const rows = await all.db.select().from(staffMembers).where(eq(staffMembers.practiceId, practice.practiceId))
    expect(rows.find((row) => row.id === first.staffId)).toMatchObject({ mayVerify: true, mayVouch: true })
    expect(rows.find((row) => row.id === second.staffId)).toMatchObject({ mayVerify: false, mayVouch: false })
  })
})
