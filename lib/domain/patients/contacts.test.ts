import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, patientChanges, patientContacts } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { addContact } from './add-contact'
import { changeContact } from './change-contact'
import { addContactForm } from './schema'
import { searchPatients } from './search-patients'

const database = await createTestDatabase()
const app = connect(database.appUrl, 12)
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

const form = (patientId: string, change: Record<string, unknown>) =>
  addContactForm('england').parse({ patientId, ...change })
let seconds = 0
/** Each a second after the one before, so that their order is the order they came in. */
function add(patientId: string, typed: Record<string, unknown>) {
  seconds += 1
  return addContact(later(desk, seconds), form(patientId, { kind: 'email', ...typed }))
}
const contactsOf = (patientId: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(patientContacts)
      .where(and(eq(patientContacts.patientId, patientId), eq(patientContacts.kind, 'email')))
      .orderBy(asc(patientContacts.createdAt), asc(patientContacts.id)),
  )
const change = (patientId: string, contactId = '', what: 'verify' | 'prefer' | 'remove' = 'verify', ctx = desk) =>
  changeContact(ctx, { patientId, contactId, change: what })

describe('a patient’s contacts', () => {
  it('are added, verified by staff, found by search, and kept in the changes and the log', async () => {
    const { patientId } = await at.register()
    const value = `second-${patientId.slice(-8)}@example.com`
    await add(patientId, { value: value.toUpperCase(), verified: 'on' })
    const [first, second] = await contactsOf(patientId)
    expect(first).toMatchObject({ preferred: true })
    expect(second?.value.toLowerCase()).toBe(value)
    expect(second).toMatchObject({ preferred: false, verifiedHow: 'staff' })
    const found = await searchPatients(desk, { query: value, today: '2026-11-26' })
    expect(found.results.map(({ id }) => id)).toEqual([patientId])
    const kept = await read(desk, (tx) =>
      tx.select().from(patientChanges).where(eq(patientChanges.patientId, patientId)),
    )
    expect(kept).toMatchObject([{ field: 'email', before: null, actorName: 'Test receptionist' }])
    const log = await read(desk, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))
    expect(log.map(({ action }) => action)).toContain('patient.contact-added')
    expect(JSON.stringify(log)).not.toContain(value)
  })

  it('have one preferred of a kind, even when 8 prefer another at once', async () => {
    const { patientId } = await at.register()
    for (const n of [1, 2, 3]) {
      await add(patientId, { value: `n${n}-${patientId.slice(-8)}@example.com` })
    }
    const all = await contactsOf(patientId)
    await Promise.all(Array.from({ length: 8 }, (_, n) => change(patientId, all[n % all.length]?.id, 'prefer')))
    expect((await contactsOf(patientId)).filter(({ preferred }) => preferred)).toHaveLength(1)
  })

  it('that are preferred and removed leave the place to a verified one', async () => {
    const { patientId } = await at.register()
    const mail = (n: number) => `r${n}-${patientId.slice(-8)}@example.com`
    await add(patientId, { value: mail(1), verified: 'on' })
    await add(patientId, { value: mail(2) })
    const [first] = await contactsOf(patientId)
    await change(patientId, first?.id, 'remove')
    const left = await contactsOf(patientId)
    expect(left.map(({ value, preferred }) => [value, preferred])).toEqual([
      [mail(1), true],
      [mail(2), false],
    ])
    await expect(change(patientId, first?.id, 'remove')).rejects.toThrow(Conflict)
  })

  it('are refused twice, in the wrong shape at the field, and shared without a word', async () => {
    const { patientId, email } = await at.register()
    await expect(add(patientId, { value: email })).rejects.toThrow(Invalid)
    const wrong = addContactForm('england').safeParse({ patientId, kind: 'mobile', value: 'none' })
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['value'])
    const other = await at.register()
    const shared = { value: email }
    await add(other.patientId, shared).catch((error: Invalid) => {
      expect(error.fields).toMatchObject({ value: { key: 'errors.patient.shared.email', params: { count: 1 } } })
    })
    await add(other.patientId, { ...shared, sharedAccepted: 'on' })
    expect((await contactsOf(other.patientId))[1]?.sharedAcknowledgedAt).not.toBeNull()
  })

  it('are the desk’s to change, at its own practice', async () => {
    const { patientId } = await at.register()
    const [first] = await contactsOf(patientId)
    const value = { kind: 'email', value: 'somebody@example.com' }
    await expect(addContact(practice.as('clinician'), form(patientId, value))).rejects.toThrow(Forbidden)
    await expect(change(patientId, first?.id, 'remove', practice.visitor)).rejects.toThrow(Forbidden)
    const other = (await makePractice(app.db)).as('manager')
    await expect(addContact(other, form(patientId, value))).rejects.toThrow(NotFound)
    await expect(change(patientId, first?.id, 'verify', other)).rejects.toThrow(Conflict)
  })

  it('are removed while somebody else changes the same record, and it is found by what is left', async () => {
    const { patientId } = await at.register()
    await add(patientId, { value: `gone-${patientId.slice(-8)}@example.com` })
    const [, second] = await contactsOf(patientId)
    const kept = `kept-${patientId.slice(-8)}@example.com`
    const release = await holding(desk, (tx) =>
      addContact({ ...desk, db: tx }, form(patientId, { kind: 'email', value: kept })),
    )
    const removing = change(patientId, second?.id, 'remove')
    await waitingForLock(app.db, 1)
    await release()
    await removing
    const found = await searchPatients(desk, { query: kept, today: '2026-11-26' })
    expect(found.results.map(({ id }) => id)).toEqual([patientId])
  })
})
