import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, notSamePerson, patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { somebody } from '@/lib/testing/registering'
import { deskChoices } from './desk-choices'
import { patientRecord } from './patient-record'
import { registerPatient } from './register-patient'
import { patientForm } from './schema'
import { searchPatients } from './search-patients'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx

beforeAll(async () => {
  practice = await makePractice(app.db)
  desk = practice.as('receptionist')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

function typed(change: Record<string, unknown> = {}) {
  const { givenName, familyName, email, mobile, postcode, line1, town } = somebody()
  const dateOfBirth = { day: '27', month: '3', year: '1984' }
  return patientForm('england').parse({
    ...{ givenName, familyName, dateOfBirth, email, mobile, postcode, line1, town, locale: 'en' },
    ...change,
  })
}

const refused = (change: Record<string, unknown>) =>
  registerPatient(desk, typed(change)).then(
    () => null,
    (error: unknown) => (error instanceof Invalid ? error : Promise.reject(error)),
  )

describe('a person at the desk', () => {
  it('is put on file with number, contacts and needs, found by search, and in the log', async () => {
    const { siteId } = { siteId: (await deskChoices(desk)).sites[0]?.value }
    const { patientId } = await registerPatient(
      desk,
      typed({
        ...{ familyName: 'Abernathy', identifier: '999 000 0018', identifierVerified: 'on', emailVerified: 'on' },
        ...{ needs: ['large-print', 'easy-read'], interpreter: 'on', siteId },
      }),
    )
    expect(await patientRecord(desk, { patientId, what: 'details' })).toMatchObject({
      familyName: 'Abernathy',
      dateOfBirth: '1984-03-27',
      identifiers: [{ scheme: 'nhs', value: '9990000018', status: 'verified' }],
      accounts: [],
    })
    const [stored] = await read(desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
    expect(stored).toMatchObject({ needs: { needs: ['large-print', 'easy-read'] }, interpreter: true, siteId })
    const contacts = await read(desk, (tx) =>
      tx.select().from(patientContacts).where(eq(patientContacts.patientId, patientId)),
    )
    const how = Object.fromEntries(contacts.map((one) => [one.kind, [one.preferred, one.verifiedHow]]))
    expect(how).toEqual({ email: [true, 'staff'], mobile: [true, null] })
    const found = await searchPatients(desk, { query: 'abernathy 27/3/1984', today: '2026-11-26' })
    expect(found.results.map(({ id }) => id)).toEqual([patientId])
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'patient.registered'))),
    )
    expect(log).toHaveLength(1)
  })

  it('who may be on file is shown first; said to be somebody else, they are put on file and it is remembered', async () => {
    const same = { givenName: 'Maria', familyName: 'Duplessis' }
    const { patientId: first } = await registerPatient(desk, typed(same))
    const error = await refused(same)
    expect(error?.fields.somebodyElse).toMatchObject({ key: 'errors.patient.mayBeOnFile', params: { count: 1 } })
    expect(JSON.parse(error?.carried.shown ?? '')).toMatchObject([
      { id: first, name: 'Maria Duplessis', fields: { familyName: 'agree', dateOfBirth: 'agree' } },
    ])
    // Ticked for nobody, or for other people, is not ticked for these.
    expect(await refused({ ...same, somebodyElse: 'on' })).toBeInstanceOf(Invalid)
    const { patientId } = await registerPatient(
      desk,
      typed({ ...same, somebodyElse: 'on', shown: error?.carried.shown }),
    )
    const pairs = await read(desk, (tx) =>
      tx.select().from(notSamePerson).where(eq(notSamePerson.patientId, patientId)),
    )
    expect(pairs).toMatchObject([{ otherPatientId: first, staffName: 'Test receptionist' }])
  })

  it('who is like a great many on file is put on file once staff have looked at the likeliest', async () => {
    const born = { dateOfBirth: { day: '1', month: '1', year: '1990' } }
    const same = { givenName: 'Many', familyName: 'Namesake', ...born, identifier: '', identifierVerified: '' }
    await registerPatient(desk, typed(same))
    for (let onFile = 1; onFile <= 12; onFile++) {
      const shown = (await refused(same))?.carried.shown ?? ''
      expect(JSON.parse(shown)).toHaveLength(Math.min(onFile, 10))
      await registerPatient(desk, typed({ ...same, somebodyElse: 'on', shown }))
    }
  })

  it.each(['email', 'mobile'] as const)('whose %s others use is kept only when staff say so', async (kind) => {
    const value = somebody()[kind]
    await registerPatient(desk, typed({ [kind]: value }))
    const error = await refused({ [kind]: value })
    expect(error?.fields).toMatchObject({
      [kind]: { key: `errors.patient.shared.${kind}`, params: { count: 1 } },
      sharedAccepted: { key: 'errors.patient.shared.accept' },
    })
    const { patientId } = await registerPatient(desk, typed({ [kind]: value, sharedAccepted: 'on' }))
    const [contact] = await read(desk, (tx) =>
      tx
        .select()
        .from(patientContacts)
        .where(and(eq(patientContacts.patientId, patientId), eq(patientContacts.kind, kind))),
    )
    expect(contact?.sharedAcknowledgedAt).not.toBeNull()
  })

  it('whose only number is of the old kind cannot be given it', async () => {
    const old = patientForm('england').safeParse({ ...typed(), identifier: 'JRDAN 269' })
    expect(old.error?.issues).toMatchObject([{ path: ['identifier'], message: 'errors.nhs.oldStyle' }])
  })

  it('cannot have a checked number that another has, even of 16 who ask at once', async () => {
    const identifier = '9990000026'
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) =>
        registerPatient(
          desk,
          // Other people entirely, so that only the number is the same.
          typed({
            identifier,
            identifierVerified: 'on',
            dateOfBirth: { day: String(n + 1), month: '5', year: '1990' },
          }),
        ),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const kept = await read(desk, (tx) =>
      tx.select().from(patientIdentifiers).where(eq(patientIdentifiers.value, identifier)),
    )
    expect(kept).toHaveLength(1)
  })

  it('is found as the same by 16 who register them at once', async () => {
    const same = { givenName: 'Only', familyName: 'Once' }
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => registerPatient(desk, typed(same))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is found by whoever registers them at that moment with day and month swapped', async () => {
    const either = (n: number) =>
      n % 2 ? { day: '4', month: '9', year: '1973' } : { day: '9', month: '4', year: '1973' }
    const same = { givenName: 'Either', familyName: 'Wayabout' }
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => registerPatient(desk, typed({ ...same, dateOfBirth: either(n) }))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('keeps a name of one word, and refuses half an address at its field', async () => {
    const { patientId } = await registerPatient(desk, typed({ givenName: '', familyName: 'Madonna' }))
    expect(await patientRecord(desk, { patientId, what: 'details' })).toMatchObject({ givenName: '' })
    const half = patientForm('england').safeParse({ ...typed(), postcode: '', line1: '1 Street', locale: 'en' })
    expect(half.error?.issues.map(({ path }) => path[0])).toContain('postcode')
  })

  it('is registered by the desk only, at its own practice', async () => {
    await expect(registerPatient(practice.as('clinician'), typed())).rejects.toThrow(Forbidden)
    await expect(registerPatient(practice.visitor, typed())).rejects.toThrow(Forbidden)
    const other = await makePractice(app.db)
    const { patientId } = await registerPatient(other.as('manager'), typed())
    expect(await patientRecord(desk, { patientId, what: 'details' })).toBeNull()
    const siteId = (await deskChoices(other.as('manager'))).sites[0]?.value
    expect((await refused({ siteId }))?.fields).toHaveProperty('siteId')
  })
})
