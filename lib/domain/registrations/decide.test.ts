import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  auditEvents,
  notSamePerson,
  onlineAccounts,
  patientContacts,
  patientIdentifiers,
  patients,
  registrations,
} from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
import { patientLines } from '@/lib/domain/patients/patient-lines'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { activateByLink } from './activate-by-link'
import { createFromRegistration } from './create-from-registration'
import { joinRegistration } from './join-registration'
import { refuseRegistration } from './refuse-registration'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>
let open: Registering

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  open = await openForRegistration(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const reason = 'Passport seen at the desk'
const birthday = '1984-03-27'
let names = 0

/** Somebody on file, and a registration in review of somebody with the same name and birth date. */
async function likeSomebody(onFile: Record<string, unknown> = {}) {
  names += 1
  const name = { givenName: `Twin${names}`, familyName: `Alike${names}`, dateOfBirth: birthday }
  const { patientId } = await at.identified({ ...name, ...onFile })
  const waiting = await open.waiting(name)
  await activateByLink(practice.visitor, { token: waiting.token })
  const registration = await open.registrationOf(waiting.id)
  expect(registration?.status).toBe('in-review')
  return { patientId, registrationId: waiting.id, email: waiting.person.email, loginId: registration?.loginId }
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.reason : Promise.reject(error)),
  )
const accountOf = async (registrationId: string) => {
  const [row] = await read(desk, (tx) =>
    tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, registrationId)),
  )
  return row
}
const numbersOf = (patientId: string) =>
  read(desk, (tx) => tx.select().from(patientIdentifiers).where(eq(patientIdentifiers.patientId, patientId)))
const statusOf = async (registrationId: string) => (await open.registrationOf(registrationId))?.status
const logged = (action: string, subjectId: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.action, action), eq(auditEvents.subjectId, subjectId))),
  )

describe('a registration in review', () => {
  it('is joined to a patient on file: the account opens that record, and nothing of it is overwritten', async () => {
    const { patientId, registrationId, email, loginId } = await likeSomebody({ identifier: '', identifierVerified: '' })
    await joinRegistration(desk, { registrationId, patientId, reason })
    expect(await statusOf(registrationId)).toBe('joined')
    expect(await accountOf(registrationId)).toMatchObject({ patientId, loginId, status: 'active', kind: 'basic' })
    const contacts = await read(desk, (tx) =>
      tx
        .select()
        .from(patientContacts)
        .where(and(eq(patientContacts.patientId, patientId), eq(patientContacts.kind, 'email'))),
    )
    expect(
      contacts.map(({ value, preferred, verifiedAt }) => [value === email, preferred, verifiedAt !== null]),
    ).toEqual(
      expect.arrayContaining([
        [false, true, true],
        [true, false, true],
      ]),
    )
    const [patient] = await read(desk, (tx) => tx.select().from(patients).where(eq(patients.id, patientId)))
    expect(patient?.chargebandId).toBe(open.chargebandId)
    expect(await logged('registration.joined', registrationId)).toMatchObject([{ patientId, reason }])
  })

  it('takes the place of an account nobody has claimed, whose letter is void', async () => {
    const { patientId, registrationId } = await likeSomebody()
    await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
    await joinRegistration(desk, { registrationId, patientId, reason })
    const tab = await accountTab(desk, patientId)
    expect(tab.account).toMatchObject({ state: 'active' })
    expect(tab.letter).toBeNull()
    // The head of every page of the patient, and the lists, show the account that is left.
    const record = await patientRecord(desk, { patientId, what: 'details' })
    expect(record?.accounts).toMatchObject([{ state: 'active' }])
    const [line] = await read(desk, (tx) => patientLines(tx, desk, [patientId]))
    expect(line).toMatchObject({ account: 'active' })
  })

  it('is not joined where somebody uses the account, and says the way out', async () => {
    const { patientId, registrationId } = await likeSomebody()
    await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
    await read(desk, (tx) =>
      tx.update(onlineAccounts).set({ status: 'active' }).where(eq(onlineAccounts.patientId, patientId)),
    )
    expect(await refusal(joinRegistration(desk, { registrationId, patientId, reason }))).toMatchObject({
      key: 'errors.review.hasAccount',
    })
    expect(await statusOf(registrationId)).toBe('in-review')
  })

  it('is no way round an account that staff disabled', async () => {
    const { patientId, registrationId } = await likeSomebody()
    await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
    await disableAccount(desk, { patientId, reason: 'Safeguarding', quietly: true })
    expect(await refusal(joinRegistration(desk, { registrationId, patientId, reason }))).toMatchObject({
      key: 'errors.review.disabledAccount',
    })
    expect(await statusOf(registrationId)).toBe('in-review')
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'disabled' })
  })

  it('is joined once by 16 who decide at once; the others are told who did', async () => {
    const { patientId, registrationId } = await likeSomebody()
    const tries = await Promise.all(
      Array.from({ length: 16 }, () => refusal(joinRegistration(desk, { registrationId, patientId, reason }))),
    )
    expect(tries.filter((one) => one === null)).toHaveLength(1)
    expect(tries.filter((one) => one !== null)[0]).toEqual({
      key: 'errors.review.decided',
      params: { who: 'Test receptionist', what: 'joined' },
    })
  })

  it('makes a new patient, who is remembered as somebody else', async () => {
    const { patientId: alike, registrationId, loginId } = await likeSomebody()
    const { patientId } = await createFromRegistration(desk, { registrationId, reason })
    expect(await statusOf(registrationId)).toBe('created')
    expect(await accountOf(registrationId)).toMatchObject({ patientId, loginId })
    const pairs = await read(desk, (tx) =>
      tx.select().from(notSamePerson).where(eq(notSamePerson.patientId, patientId)),
    )
    expect(pairs).toMatchObject([{ otherPatientId: alike }])
    expect(await logged('registration.made-a-patient', registrationId)).toHaveLength(1)
    expect(await numbersOf(patientId)).toEqual([])
  })

  it('is refused: no record, no access, and a message that says nothing of anyone', async () => {
    const { registrationId } = await likeSomebody()
    await refuseRegistration(desk, { registrationId, reason: 'Not somebody of this practice' })
    expect(await statusOf(registrationId)).toBe('refused')
    expect(await accountOf(registrationId)).toMatchObject({ patientId: null })
    expect((await accountOf(registrationId))?.disabledAt).not.toBeNull()
    const sent = await open.messagesOf(registrationId)
    expect(sent.map(({ kind }) => kind)).toContain('registration-refused')
    expect(await logged('registration.refused', registrationId)).toHaveLength(1)
  })

  it('is decided once by a colleague who joins and one who refuses at once; the second is told what was decided', async () => {
    const { patientId, registrationId } = await likeSomebody()
    const manager = practice.as('manager')
    const tries = await Promise.all([
      refusal(joinRegistration(desk, { registrationId, patientId, reason })),
      refusal(refuseRegistration(manager, { registrationId, reason })),
    ])
    const status = await statusOf(registrationId)
    const who = status === 'joined' ? 'Test receptionist' : 'Test manager'
    expect(tries.filter((one) => one === null)).toHaveLength(1)
    expect(tries.find((one) => one !== null)).toEqual({
      key: 'errors.review.decided',
      params: { who, what: status },
    })
  })

  it('only while it is in review', async () => {
    const { patientId } = await at.register()
    const { id: registrationId } = await open.waiting()
    for (const status of ['awaiting-activation', 'activated', 'joined', 'created', 'refused', 'expired'] as const) {
      await read(desk, (tx) => tx.update(registrations).set({ status }).where(eq(registrations.id, registrationId)))
      expect(await refusal(joinRegistration(desk, { registrationId, patientId, reason }))).not.toBeNull()
      expect(await refusal(createFromRegistration(desk, { registrationId, reason }))).not.toBeNull()
      expect(await refusal(refuseRegistration(desk, { registrationId, reason }))).not.toBeNull()
    }
  })

  it('is for the desk to decide, at its own practice', async () => {
    const { patientId, registrationId } = await likeSomebody()
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(joinRegistration(ctx, { registrationId, patientId, reason })).rejects.toThrow(Forbidden)
      await expect(createFromRegistration(ctx, { registrationId, reason })).rejects.toThrow(Forbidden)
      await expect(refuseRegistration(ctx, { registrationId, reason })).rejects.toThrow(Forbidden)
    }
    const other = (await makePractice(app.db)).as('manager')
    await expect(refuseRegistration(other, { registrationId, reason })).rejects.toThrow(NotFound)
    const elsewhere = await makePractice(app.db)
    const stranger = await (await atTheDesk(elsewhere)).register()
    await expect(joinRegistration(desk, { registrationId, patientId: stranger.patientId, reason })).rejects.toThrow(
      NotFound,
    )
  })
})
