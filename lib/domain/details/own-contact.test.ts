import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, patientChanges, patientContacts, practiceSettings } from '@/drizzle/schema'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
import { searchPatients } from '@/lib/domain/patients/search-patients'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound, RateLimited } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { testPassword } from '@/lib/testing/registering'
import { newestSecret, provedEmail, signedInPatient } from '@/lib/testing/signed-in-patient'
import { askContact } from './ask-contact'
import { ownDetails } from './own-details'
import { peekEmailProof, proveEmail } from './prove-email'
import { proveMobile } from './prove-mobile'

const database = await createTestDatabase()
const app = connect(database.appUrl, 24)
let practice: TestPractice
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

type Patient = Awaited<ReturnType<typeof signedInPatient>>
const own = (change: Record<string, unknown> = {}) => signedInPatient(practice, at, change)
const ask = (patient: Patient, value: string, kind: 'email' | 'mobile' = 'email', password = testPassword) =>
  askContact(patient.ctx, { accountId: patient.accountId, kind, value, password, locale: 'cy' })
const contactsOf = ({ patientId }: Patient, kind: 'email' | 'mobile' = 'email') =>
  read(at.desk, (tx) =>
    tx
      .select()
      .from(patientContacts)
      .where(and(eq(patientContacts.patientId, patientId), eq(patientContacts.kind, kind))),
  )
const changesOf = ({ patientId }: Patient) =>
  read(at.desk, (tx) => tx.select().from(patientChanges).where(eq(patientChanges.patientId, patientId)))
const messagesTo = (recipient: string) =>
  read(at.desk, (tx) => tx.select().from(messages).where(eq(messages.recipient, recipient)))
const logOf = async ({ patientId }: Patient) =>
  (await read(at.desk, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))).map(
    ({ action }) => action,
  )
const fresh = (patient: Patient, n = 1) => `new${n}-${patient.patientId.slice(-10)}@example.com`

describe('another email address', () => {
  it('changes nothing until its link is used, and then waits for staff with the old one kept', async () => {
    const patient = await own()
    const { email = '' } = patient
    const value = fresh(patient)
    await ask(patient, value)
    expect((await contactsOf(patient)).map((one) => one.value)).toEqual([email])
    expect(await messagesTo(value)).toMatchObject([{ kind: 'email-proof', locale: 'cy' }])
    const { token } = await newestSecret(at.desk, 'email-proof', value)
    expect(await peekEmailProof(practice.visitor, token)).toMatchObject({ email: value })
    await proveEmail(practice.visitor, { token })
    expect(await peekEmailProof(practice.visitor, token)).toBeNull()
    await expect(proveEmail(practice.visitor, { token })).rejects.toThrow(Conflict)

    const contacts = new Map((await contactsOf(patient)).map((one) => [one.value, one]))
    expect(contacts.get(value)).toMatchObject({ preferred: true, verifiedHow: 'link' })
    expect(contacts.get(email)).toMatchObject({ preferred: false })
    expect(await changesOf(patient)).toMatchObject([
      {
        ...{ field: 'email', before: email, after: { value, proven: 'link', added: true } },
        ...{ actorKind: 'patient', review: 'pending' },
      },
    ])
    expect((await messagesTo(email)).map(({ kind, ids }) => [kind, JSON.stringify(ids).includes('@')])).toContainEqual([
      'contact-changed',
      false,
    ])
    expect(await logOf(patient)).toEqual(expect.arrayContaining(['patient.contact-asked', 'patient.contact-proven']))
    const found = await searchPatients(at.desk, { query: value, today: '2026-11-26' })
    expect(found.results.map(({ id }) => id)).toEqual([patient.patientId])
    const [login] = await app.db.select().from(logins).where(eq(logins.id, patient.loginId))
    expect(login?.email).toBeNull()
  })

  it('is asked for with the password, and never the one in use', async () => {
    const patient = await own()
    await expect(ask(patient, fresh(patient), 'email', 'not the password')).rejects.toMatchObject({
      fields: { password: { key: 'errors.login.currentWrong' } },
    })
    expect(await messagesTo(fresh(patient))).toEqual([])
    await expect(ask(patient, patient.email ?? '')).rejects.toMatchObject({
      fields: { email: { key: 'errors.details.inUse' } },
    })
  })

  it('asked for again ends the link before, and so does an account that is closed meanwhile', async () => {
    const patient = await own()
    const [one, two] = [fresh(patient, 1), fresh(patient, 2)]
    await ask(patient, one)
    const first = await newestSecret(at.desk, 'email-proof', one)
    await ask(patient, two)
    await expect(proveEmail(practice.visitor, first)).rejects.toThrow(Conflict)
    const second = await newestSecret(at.desk, 'email-proof', two)
    await expect(proveEmail(later(practice.visitor, 25 * 3600), second)).rejects.toThrow(Conflict)
    await disableAccount(at.desk, { patientId: patient.patientId, reason: 'Moved', quietly: true })
    await expect(proveEmail(practice.visitor, second)).rejects.toThrow(Conflict)
    await expect(ask(patient, two)).rejects.toThrow(NotFound)
    expect((await contactsOf(patient)).map(({ value }) => value)).toEqual([patient.email])
  })

  it('replaced before anybody looked leaves what the practice had, and the newest', async () => {
    const patient = await own()
    for (const n of [1, 2]) await provedEmail(at.desk, patient, fresh(patient, n))
    const values = (await contactsOf(patient)).map(({ value, preferred }) => [value, preferred])
    expect(Object.fromEntries(values)).toEqual({ [patient.email ?? '']: false, [fresh(patient, 2)]: true })
    const changes = await changesOf(patient)
    expect(changes.map(({ review }) => review).sort()).toEqual(['pending', 'replaced'])
    expect(changes.find(({ review }) => review === 'pending')).toMatchObject({ before: patient.email })
    expect((await messagesTo(fresh(patient, 1))).map(({ kind }) => kind)).toContain('contact-changed')
  })

  it('is used once by 16 who open the link at once', async () => {
    const patient = await own()
    await ask(patient, fresh(patient))
    const { token } = await newestSecret(at.desk, 'email-proof', fresh(patient))
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => proveEmail(practice.visitor, { token })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await changesOf(patient)).toHaveLength(1)
  })

  it('is nobody else’s to ask for, and has a limit', async () => {
    const [patient, other] = [await own(), await own()]
    const from = { ...patient, ctx: other.ctx }
    await expect(ask(from, fresh(patient))).rejects.toThrow(NotFound)
    await expect(ask({ ...patient, ctx: practice.visitor }, fresh(patient))).rejects.toThrow(Forbidden)
    await expect(ask({ ...patient, ctx: at.desk }, fresh(patient))).rejects.toThrow(Forbidden)
    await expect(proveEmail(at.desk, { token: 'x'.repeat(40) })).rejects.toThrow(Forbidden)
    for (let n = 0; n < 5; n += 1) await ask(patient, fresh(patient, n))
    await expect(ask(patient, fresh(patient, 6))).rejects.toThrow(RateLimited)
  })
})

describe('another mobile number', () => {
  it('is proved by the code of a text, and both the old number and the email are told', async () => {
    const patient = await own({ mobileVerified: 'on' })
    const { mobile = '', email = '' } = patient
    await expect(ask(patient, 'none of your business', 'mobile')).rejects.toThrow(Invalid)
    await ask(patient, '07700 900 781', 'mobile')
    const { code } = await newestSecret(at.desk, 'mobile-proof', '+447700900781')
    const wrong = code === '000000' ? '000001' : '000000'
    const prove = (typed: string) => proveMobile(patient.ctx, { accountId: patient.accountId, code: typed })
    await expect(prove(wrong)).rejects.toMatchObject({ fields: { code: { key: 'errors.activationCode.wrong' } } })
    await prove(code)
    await expect(prove(code)).rejects.toMatchObject({ fields: { code: { key: 'errors.activationCode.expired' } } })
    const preferred = (await contactsOf(patient, 'mobile')).find((one) => one.preferred)
    expect(preferred).toMatchObject({ value: '+447700900781', verifiedHow: 'code' })
    expect(await changesOf(patient)).toMatchObject([{ field: 'mobile', before: mobile, review: 'pending' }])
    for (const told of [mobile, email]) {
      expect((await messagesTo(told)).map(({ kind }) => kind)).toContain('contact-changed')
    }
    expect(await logOf(patient)).toContain('patient.contact-refused')
  })

  it('is given up after five wrong codes', async () => {
    const patient = await own()
    await ask(patient, '07700 900 782', 'mobile')
    const { code } = await newestSecret(at.desk, 'mobile-proof', '+447700900782')
    const wrong = code === '000000' ? '000001' : '000000'
    const prove = (typed: string) => proveMobile(patient.ctx, { accountId: patient.accountId, code: typed })
    for (let n = 0; n < 5; n += 1) await prove(wrong).catch(() => {})
    await expect(prove(code)).rejects.toMatchObject({ fields: { code: { key: 'errors.activationCode.tooMany' } } })
  })
})

describe('a practice that changes contacts itself', () => {
  it('shows them, and refuses a change by link too', async () => {
    const mine = await makePractice(app.db)
    const there = await atTheDesk(mine)
    const patient = await signedInPatient(mine, there)
    const { accountId, ctx } = patient
    await askContact(ctx, { accountId, kind: 'email', value: fresh(patient), password: testPassword, locale: 'en' })
    const secret = await newestSecret(there.desk, 'email-proof', fresh(patient))
    const set = (values: Partial<typeof practiceSettings.$inferInsert>) =>
      read(there.desk, (tx) =>
        tx.update(practiceSettings).set(values).where(eq(practiceSettings.practiceId, mine.practiceId)),
      )
    await set({ patientsChangeContacts: false })
    expect(await ownDetails(ctx)).toMatchObject([{ mayChange: false, details: { familyName: patient.familyName } }])
    await expect(proveEmail(mine.visitor, secret)).rejects.toThrow(Conflict)
    await expect(
      askContact(ctx, { accountId, kind: 'email', value: fresh(patient), password: testPassword, locale: 'en' }),
    ).rejects.toThrow(Conflict)
    await set({ patientsSeeDetails: false })
    expect(await ownDetails(ctx)).toMatchObject([{ mayChange: false, details: null }])
  })
})
