import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { auditActors, searchAudit } from './queries'
import { recordAudit } from './record-audit'

let database: TestDatabase
let app: ReturnType<typeof connect>
let practice: TestPractice
const zone = 'Europe/London'

beforeAll(async () => {
  database = await createTestDatabase()
  app = connect(database.appUrl, 4)
  practice = await makePractice(app.db)
})

afterAll(async () => {
  await app.end()
  await database.drop()
})

async function note(role: 'manager' | 'receptionist', action: string, at: string, patientId?: string) {
  const ctx = { ...practice.as(role), now: new Date(at) }
  const entry = { action, subject: { type: 'test', id: newId() }, details: { n: 1 } }
  await transaction(ctx, (tx) => recordAudit(tx, ctx, { ...entry, ...(patientId ? { patientId } : {}) }))
}

describe('searching the audit log', () => {
  it('finds by day on the practice clock, action, colleague and patient, newest first', async () => {
    const patientId = newId()
    await note('manager', 'test.one', '2026-07-01T22:59:00Z')
    await note('receptionist', 'test.two', '2026-07-01T23:01:00Z', patientId)
    await note('manager', 'test.two', '2026-07-02T22:59:00Z')
    const manager = practice.as('manager')
    const actions = async (search: Parameters<typeof searchAudit>[1]) =>
      (await searchAudit(manager, search, zone)).lines.map(({ action }) => action)
    expect(await actions({ from: '2026-07-01', to: '2026-07-02' })).toEqual(['test.two', 'test.two', 'test.one'])
    expect(await actions({ from: '2026-07-01', to: '2026-07-01' })).toEqual(['test.one'])
    expect(await actions({ from: '2026-07-02', to: '2026-07-02' })).toEqual(['test.two', 'test.two'])
    expect(await actions({ action: 'test.one' })).toEqual(['test.one'])
    const [receptionist] = (await auditActors(manager)).filter(({ name }) => name === 'Test receptionist')
    const found = await searchAudit(manager, { staffId: receptionist?.id, action: 'test.two' }, zone)
    expect(found.lines).toMatchObject([{ actorName: 'Test receptionist', patientId, sealed: false }])
    expect(await actions({ patientId })).toEqual(['test.two'])
    // The search for one patient was itself a look at that patient.
    expect(await actions({ patientId })).toEqual(['patient.viewed', 'test.two'])
  })

  it('pages without losing or repeating events of one moment', async () => {
    for (let i = 0; i < 70; i += 1) await note('manager', 'test.page', '2026-08-01T12:00:00Z')
    const manager = practice.as('manager')
    const first = await searchAudit(manager, { action: 'test.page' }, zone)
    const second = await searchAudit(manager, { action: 'test.page', before: first.next ?? undefined }, zone)
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 20, null])
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(70)
  })

  it('shows a practice its own events only, and only to managers', async () => {
    const other = await makePractice(app.db)
    const lines = (await searchAudit(other.as('manager'), {}, zone)).lines
    expect(lines.map(({ action }) => action)).not.toContain('test.one')
    await expect(searchAudit(practice.as('receptionist'), {}, zone)).rejects.toThrow(Forbidden)
    await expect(auditActors(practice.as('clinician'))).rejects.toThrow(Forbidden)
  })
})
