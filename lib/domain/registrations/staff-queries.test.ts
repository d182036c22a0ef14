import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, registrations } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { activateByLink } from './activate-by-link'
import { registrationById, registrationsBoard } from './staff-queries'
import { registrationsToday } from './today-queries'
import { waitingCounts } from './waiting-counts'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let at: Registering
let firstId: string
let twinId: string
let waitingId: string
const amara = { givenName: 'Amara', familyName: 'Okafor', dateOfBirth: '1984-03-27' }

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 4)
  practice = await makePractice(connection.db)
  at = await openForRegistration(practice)
  const first = await at.waiting(amara)
  await activateByLink(practice.visitor, { token: first.token })
  const again = await at.waiting(amara)
  await activateByLink(practice.visitor, { token: again.token })
  const waiting = await at.waiting()
  ;[firstId, twinId, waitingId] = [first.id, again.id, waiting.id]
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()

describe('the board of registrations', () => {
  it('counts each state and lists one or all', async () => {
    const clerk = practice.as('receptionist')
    const all = await registrationsBoard(clerk, {})
    expect(all.counts).toEqual({ activated: 1, 'in-review': 1, 'awaiting-activation': 1 })
    expect(ids(all.registrations)).toEqual([firstId, twinId, waitingId].sort())
    const waiting = await registrationsBoard(clerk, { state: 'awaiting-activation' })
    expect(waiting.registrations).toMatchObject([{ id: waitingId, chargeband: 'Online' }])
    expect(waiting.next).toBeNull()
  })

  it('pages by key, none twice and none left out', async () => {
    const clerk = practice.as('receptionist')
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await registrationsBoard(clerk, { limit: 1, before })
      seen.push(...page.registrations.map(({ id }) => id))
      before = page.next ?? undefined
    } while (before)
    expect([...seen].sort()).toEqual([firstId, twinId, waitingId].sort())
    expect((await registrationsBoard(clerk, { before: 'nonsense' })).registrations).toHaveLength(3)
  })

  it('tells what became of the last message by each channel', async () => {
    const clerk = practice.as('receptionist')
    await read(clerk, (tx) =>
      tx.update(messages).set({ status: 'failed' }).where(eq(messages.registrationId, waitingId)),
    )
    const board = await registrationsBoard(clerk, { state: 'awaiting-activation' })
    expect(board.registrations[0]?.messages).toEqual([
      { channel: 'email', status: 'failed' },
      { channel: 'sms', status: 'failed' },
    ])
    expect(await waitingCounts(clerk)).toMatchObject({ inReview: 1, failedMessages: 2, waitingChanges: 0 })
  })

  it('is for staff of the practice only', async () => {
    await expect(registrationsBoard(practice.visitor, {})).rejects.toThrow(Forbidden)
    const other = await makePractice(connection.db)
    expect((await registrationsBoard(other.as('manager'), {})).registrations).toEqual([])
    expect(await registrationById(other.as('manager'), { registrationId: waitingId })).toBeNull()
  })
})

describe('one registration', () => {
  it('shows what was submitted and what happened, newest first, and records the look', async () => {
    const clerk = practice.as('receptionist')
    const shown = await registrationById(clerk, { registrationId: firstId })
    expect(shown).toMatchObject({ ...amara, status: 'activated', chargeband: 'Online', matches: [] })
    expect(shown?.events.map(({ toStatus }) => toStatus)).toEqual(['activated', 'awaiting-activation', 'submitted'])
    expect(Object.keys(shown ?? {})).not.toContain('passwordHash')
    const looks = await read(clerk, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'registration.viewed')),
    )
    expect(looks).toMatchObject([{ subjectId: firstId, patientId: shown?.patientId, actorName: 'Test receptionist' }])
  })

  it('in review stands beside the person on file, and that too is a look', async () => {
    const clerk = practice.as('clinician')
    const shown = await registrationById(clerk, { registrationId: twinId })
    const onFile = await at.registrationOf(firstId)
    expect(shown?.matches).toMatchObject([
      {
        patient: { id: onFile?.patientId, givenName: 'Amara' },
        fields: { givenName: 'agree', familyName: 'agree', dateOfBirth: 'agree', emails: 'disagree' },
      },
    ])
    const looks = await read(clerk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.patientId, onFile?.patientId ?? '')),
    )
    expect(looks.some(({ action, actorName }) => action === 'patient.viewed' && actorName === 'Test clinician')).toBe(
      true,
    )
  })

  it('is nothing for an address that names nothing', async () => {
    expect(await registrationById(practice.as('manager'), { registrationId: 'nope' })).toBeNull()
  })
})

describe('today', () => {
  const london = { zone: 'Europe/London', today: '' }

  it('counts the days of the practice’s calendar and lists who waits', async () => {
    const clerk = practice.as('receptionist')
    const today = clerk.now.toISOString().slice(0, 10)
    const shown = await registrationsToday(clerk, { zone: 'UTC', today })
    expect(shown.days).toHaveLength(7)
    expect(shown.days.at(-1)).toEqual({ day: today, submitted: 3 })
    expect(shown.waiting).toMatchObject({ total: 1, oldest: [{ id: waitingId }] })
    expect(shown.inReview).toMatchObject({ total: 1, oldest: [{ id: twinId }] })
    expect(shown.any).toBe(true)
  })

  it('puts a registration just after midnight in summer on the new day', async () => {
    const other = await makePractice(connection.db)
    const there = await openForRegistration(other)
    const summer = new Date('2026-07-01T23:30:00Z')
    const { id } = await there.waiting()
    await read(other.system, (tx) =>
      tx.update(registrations).set({ submittedAt: summer }).where(eq(registrations.id, id)),
    )
    const shown = await registrationsToday(
      { ...other.as('manager'), now: new Date('2026-07-02T09:00:00Z') },
      { ...london, today: '2026-07-02' },
    )
    expect(shown.days.at(-1)).toEqual({ day: '2026-07-02', submitted: 1 })
  })

  it('knows a practice nobody has registered at', async () => {
    const other = await makePractice(connection.db)
    const today = await registrationsToday(other.as('manager'), { ...london, today: '2026-11-22' })
    expect(today).toMatchObject({ any: false, waiting: { total: 0, oldest: [] } })
  })
})
