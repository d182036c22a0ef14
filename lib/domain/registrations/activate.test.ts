import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, onlineAccounts, patients, practiceSettings } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { asPatient, later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { activateByCode } from './activate-by-code'
import { activateByHand } from './activate-by-hand'
import { activateByLink, activateWithUsername } from './activate-by-link'
import { draftFor } from './drafts'
import { expireRegistrations } from './expire-registrations'
import { resendActivation } from './resend-activation'
import { submitDraft } from './submit-draft'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let at: Registering

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 40)
  practice = await makePractice(connection.db)
  at = await openForRegistration(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

describe('activating by the link', () => {
  it('creates the patient on the chargeband, the account and the login in one go', async () => {
    const { id, token } = await at.waiting()
    const answer = await activateByLink(practice.visitor, { token })
    expect(answer).toMatchObject({ outcome: 'activated' })
    const row = await at.registrationOf(id)
    expect(row?.status).toBe('activated')
    expect(row?.passwordHash).toBeNull()
    const [patient] = await read(practice.visitor, (tx) =>
      tx
        .select()
        .from(patients)
        .where(eq(patients.id, row?.patientId ?? '')),
    )
    expect(patient?.chargebandId).toBe(at.chargebandId)
    const [account] = await read(practice.visitor, (tx) =>
      tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)),
    )
    expect(account).toMatchObject({ status: 'active', kind: 'basic', patientId: patient?.id, loginId: row?.loginId })
  })

  it('32 uses of one link at once make one account', async () => {
    const { id, token } = await at.waiting()
    const results = await Promise.allSettled(
      Array.from({ length: 32 }, () => activateByLink(practice.visitor, { token })),
    )
    const opened = results.filter((result) => result.status === 'fulfilled' && result.value.outcome === 'activated')
    expect(opened).toHaveLength(1)
    const accounts = await read(practice.visitor, (tx) =>
      tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)),
    )
    expect(accounts).toHaveLength(1)
  })

  it('ends after a day', async () => {
    const { token } = await at.waiting()
    const tomorrow = later(practice.visitor, 24 * 3600 + 60)
    await expect(activateByLink(tomorrow, { token })).rejects.toBeInstanceOf(Conflict)
  })

  it('waits for staff when the details match someone on file', async () => {
    const first = await at.waiting({ familyName: 'Twice', givenName: 'Ada', dateOfBirth: '1955-05-05' })
    await activateByLink(practice.visitor, { token: first.token })
    const second = await at.waiting({ familyName: 'twice', givenName: 'Ada', dateOfBirth: '1955-05-05' })
    await activateByLink(practice.visitor, { token: second.token })
    expect((await at.registrationOf(second.id))?.status).toBe('in-review')
    const found = await read(practice.visitor, (tx) =>
      tx
        .select()
        .from(patients)
        .where(and(eq(patients.dateOfBirth, '1955-05-05'))),
    )
    expect(found).toHaveLength(1)
  })

  it('of two alike who activate at once, one creates and one waits', async () => {
    const alike = { familyName: 'Atonce', givenName: 'Bo', dateOfBirth: '1966-06-06' }
    const both = [await at.waiting(alike), await at.waiting(alike)]
    await Promise.all(both.map(({ token }) => activateByLink(practice.visitor, { token })))
    const states = await Promise.all(both.map(async ({ id }) => (await at.registrationOf(id))?.status))
    expect(states.sort()).toEqual(['activated', 'in-review'])
  })
})

describe('a known email', () => {
  it('gets the same receipt and another message; signing in finishes, a username makes an account of its own', async () => {
    const email = 'shared@example.com'
    const first = await at.waiting({ email })
    await activateByLink(practice.visitor, { token: first.token })
    const second = await at.waiting({ email })
    const sent = await at.messagesOf(second.id)
    expect(sent.map((message) => message.kind).sort()).toEqual(['activation-sms', 'known-email'])
    expect(await activateByLink(practice.visitor, { token: second.token })).toEqual({ outcome: 'sign-in-needed' })

    const owner = (await at.registrationOf(first.id))?.loginId ?? ''
    const finished = await activateByLink(asPatient(practice.visitor, owner), { token: second.token })
    expect(finished).toEqual({ outcome: 'activated', sessionToken: null, invoiceId: null })
    expect((await at.registrationOf(second.id))?.loginId).toBe(owner)

    const third = await at.waiting({ email })
    await activateWithUsername(practice.visitor, { token: third.token, username: 'third.person' })
    const [login] = await connection.db.select().from(logins).where(eq(logins.username, 'third.person'))
    expect(login).toMatchObject({ email: null })
  })

  it('is told in its mailbox by a practice that activates by text too, and its link finishes the registration', async () => {
    const byText = await makePractice(connection.db)
    const there = await openForRegistration(byText)
    await read(byText.system, (tx) =>
      tx
        .update(practiceSettings)
        .set({ activationChannel: 'sms' })
        .where(eq(practiceSettings.practiceId, byText.practiceId)),
    )
    const kindsOf = async (id: string) => (await there.messagesOf(id)).map((message) => message.kind).sort()
    const stranger = await there.register({ email: 'at-text@example.com' })
    expect(await kindsOf(stranger.id)).toEqual(['activation-sms'])
    await activateByCode(byText.visitor, {
      draftToken: null,
      contact: stranger.person.mobile,
      activationCode: await there.smsCode(stranger.id),
    })
    const owner = (await there.registrationOf(stranger.id))?.loginId ?? ''
    const again = await there.waiting({ email: 'at-text@example.com' })
    expect(await kindsOf(again.id)).toEqual(['activation-sms', 'known-email'])
    await activateByLink(asPatient(byText.visitor, owner), { token: again.token })
    expect((await there.registrationOf(again.id))?.loginId).toBe(owner)
  })

  it('32 sign-ups with one email make one login with it', async () => {
    const email = 'race@example.com'
    const all = await Promise.all(Array.from({ length: 32 }, () => at.waiting({ email })))
    await Promise.allSettled(all.map(({ token }) => activateByLink(practice.visitor, { token })))
    const rows = await connection.db.select().from(logins).where(eq(logins.email, email))
    expect(rows).toHaveLength(1)
  })
})

describe('activating by the code', () => {
  it('works in another browser with the number it was sent to', async () => {
    const { id, person } = await at.waiting()
    const activationCode = await at.smsCode(id)
    const answer = await activateByCode(practice.visitor, { draftToken: null, contact: person.mobile, activationCode })
    expect(answer.sessionToken).toBeTruthy()
    expect((await at.registrationOf(id))?.activatedBy).toBe('sms')
  })

  it('counts wrong tries for good and is void after five', async () => {
    const { id, person } = await at.waiting()
    const right = await at.smsCode(id)
    const wrong = right === '000000' ? '000001' : '000000'
    const tryCode = (activationCode: string) =>
      activateByCode(practice.visitor, { draftToken: null, contact: person.mobile, activationCode }).catch((e) => e)
    await Promise.all(Array.from({ length: 5 }, () => tryCode(wrong)))
    const refused = await tryCode(right)
    expect(refused.fields.activationCode.key).toBe('errors.activationCode.doesNotWork')
  })

  it('ends after ten minutes', async () => {
    const { id, person } = await at.waiting()
    const activationCode = await at.smsCode(id)
    const late = later(practice.visitor, 11 * 60)
    const refused = await activateByCode(late, { draftToken: null, contact: person.mobile, activationCode }).catch(
      (e) => e,
    )
    expect(refused.fields.activationCode.key).toBe('errors.activationCode.doesNotWork')
  })

  it('tells a stranger the same of a contact where somebody waits and where nobody does', async () => {
    const { id, person } = await at.waiting()
    const right = await at.smsCode(id)
    const activationCode = right === '000000' ? '000001' : '000000'
    const { visitor } = practice
    const tried = async (contact: string, ctx = visitor) => {
      const start = performance.now()
      const error = await activateByCode(ctx, { draftToken: null, contact, activationCode }).catch((e) => e)
      expect(performance.now() - start).toBeGreaterThanOrEqual(149)
      return error.fields
    }
    const unknown = await tried('nobody@example.com')
    for (let tries = 0; tries < 6; tries += 1) expect(await tried(person.email)).toEqual(unknown)
    expect(await tried(person.mobile, later(visitor, 11 * 60))).toEqual(unknown)
  })

  it('sending again replaces it, after a wait', async () => {
    const code = await at.makeCode()
    const { draftToken } = await at.completeDraft(code)
    await submitDraft(practice.visitor, { draftToken, locale: 'en' })
    const soon = resendActivation(practice.visitor, { draftToken, channel: 'sms' })
    await expect(soon).rejects.toMatchObject({ reason: { key: 'errors.resend.wait' } })
    const id = (await draftFor(practice.visitor, draftToken))?.submitted?.registrationId ?? ''
    const old = await at.smsCode(id)
    const minute = later(practice.visitor, 61)
    await resendActivation(minute, { draftToken, channel: 'sms' })
    const refused = await activateByCode(minute, { draftToken, activationCode: old }).catch((e) => e)
    expect(refused).toBeInstanceOf(Invalid)
    await activateByCode(minute, { draftToken, activationCode: await at.smsCode(id) })
  })
})

describe('a registration nobody activates', () => {
  it('expires and gives its use back once', async () => {
    const { id, code, token } = await at.waiting()
    expect(await at.used(code)).toBe(1)
    const system = later(practice.system, 8 * 24 * 3600)
    await Promise.all([expireRegistrations(system), expireRegistrations(system)])
    expect((await at.registrationOf(id))?.status).toBe('expired')
    expect(await at.used(code)).toBe(0)
    await expect(activateByLink(practice.visitor, { token })).rejects.toBeInstanceOf(Conflict)
  })
})

describe('activating by hand', () => {
  it('is for the desk, with a reason that is audited', async () => {
    const { id } = await at.waiting()
    const input = { registrationId: id, reason: 'Seen at the desk', evidence: 'passport' as const }
    await expect(activateByHand(practice.as('clinician'), input)).rejects.toBeInstanceOf(Forbidden)
    await activateByHand(practice.as('receptionist'), input)
    expect((await at.registrationOf(id))?.activatedBy).toBe('staff')
    const log = await read(practice.visitor, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, id)))
    expect(log.map((event) => event.action)).toContain('registration.activated-by-hand')
  })
})
