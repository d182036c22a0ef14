import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  auditEvents,
  companies,
  logins,
  messages,
  onlineAccounts,
  patients,
  registrations,
  signUpCodes,
} from '@/drizzle/schema'
import { linkOf, type Person, registerPerson } from '@/drizzle/seed/register-person'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretCode } from '@/lib/platform/secrets'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { asPatient, later, makePractice, type TestPractice } from '@/lib/testing/people'
import { activateByCode } from './activate-by-code'
import { activateByHand } from './activate-by-hand'
import { activateByLink, activateWithUsername } from './activate-by-link'
import { draftFor } from './drafts'
import { expireRegistrations } from './expire-registrations'
import { resendActivation } from './resend-activation'
import { savePassword } from './save-answer'
import { startDraft } from './start-draft'
import { submitDraft } from './submit-draft'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let chargebandId: string
let people = 0

const password = 'river stones lantern'

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 40)
  practice = await makePractice(connection.db)
  const manager = practice.as('manager')
  const [company] = await read(manager, (tx) => tx.select().from(companies))
  chargebandId = (await createChargeband(manager, { companyId: company?.id ?? '', name: 'Online' })).id
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

function somebody(change: Partial<Person> = {}): Person {
  people += 1
  return {
    title: 'Ms',
    givenName: `Given${people}`,
    familyName: `Family${people}`,
    dateOfBirth: '1984-03-27',
    email: `person${people}@example.com`,
    mobile: `0770090${String(people).padStart(4, '0')}`,
    postcode: 'M1 1AE',
    line1: '1 Example Street',
    town: 'Manchester',
    ...change,
  }
}

async function makeCode(change: Partial<typeof signUpCodes.$inferInsert> = {}): Promise<string> {
  const code = `CODE${newId().slice(-8)}`
  await read(practice.visitor, (tx) =>
    tx.insert(signUpCodes).values({
      practiceId: practice.practiceId,
      id: newId(),
      chargebandId,
      code,
      codeKey: codeKey(code),
      createdAt: practice.visitor.now,
      ...change,
    }),
  )
  return code
}

async function used(code: string): Promise<number | undefined> {
  const [row] = await read(practice.visitor, (tx) =>
    tx
      .select()
      .from(signUpCodes)
      .where(eq(signUpCodes.codeKey, codeKey(code))),
  )
  return row?.usedCount
}

async function registrationOf(id: string) {
  const [row] = await read(practice.visitor, (tx) => tx.select().from(registrations).where(eq(registrations.id, id)))
  return row
}

async function waiting(change: Partial<Person> = {}) {
  const code = await makeCode()
  const person = somebody(change)
  const id = await registerPerson(practice.visitor, person, { code, password, activate: false })
  return { id, code, person, token: await linkOf(practice.visitor, id) }
}

describe('a sign-up code', () => {
  it('says why it cannot be used, but only when it exists', async () => {
    const tomorrow = new Date(Date.now() + 24 * 3600_000)
    const yesterday = new Date(Date.now() - 24 * 3600_000)
    const cases: [string, string][] = [
      [await makeCode({ status: 'ended' }), 'errors.code.ended'],
      [await makeCode({ status: 'paused' }), 'errors.code.paused'],
      [await makeCode({ opensAt: tomorrow }), 'errors.code.notYetOpen'],
      [await makeCode({ closesAt: yesterday }), 'errors.code.closed'],
      [await makeCode({ totalLimit: 1, usedCount: 1 }), 'errors.code.usedUp'],
      ['NEVERMADE', 'errors.code.unknown'],
    ]
    for (const [code, key] of cases) {
      const error = await startDraft(practice.visitor, { code, draftToken: null }).catch((e) => e)
      expect(error).toBeInstanceOf(Invalid)
      expect(error.fields.code.key).toBe(key)
    }
  })

  it('is found in any case and spacing', async () => {
    const code = await makeCode()
    const typed = ` ${code.toLowerCase().slice(0, 4)} ${code.toLowerCase().slice(4)}`
    await expect(startDraft(practice.visitor, { code: typed, draftToken: null })).resolves.toHaveProperty('draftToken')
  })

  it('works only while its chargeband has online booking', async () => {
    const manager = practice.as('manager')
    const [company] = await read(manager, (tx) => tx.select().from(companies))
    const band = await createChargeband(manager, { companyId: company?.id ?? '', name: 'Offline soon' })
    const code = await makeCode({ chargebandId: band.id })
    await enableOnlineBooking(manager, { chargebandId: band.id, choice: 'no-notifications' })
    await startDraft(practice.visitor, { code, draftToken: null })
    await disableOnlineBooking(manager, { chargebandId: band.id })
    await expect(startDraft(practice.visitor, { code, draftToken: null })).rejects.toBeInstanceOf(Invalid)
  })

  it('with 10 uses serves exactly 10 of 32 people at once', async () => {
    const code = await makeCode({ totalLimit: 10 })
    const results = await Promise.allSettled(
      Array.from({ length: 32 }, (_, n) =>
        registerPerson(
          practice.visitor,
          somebody({ dateOfBirth: `1990-01-${(n % 28) + 1}`.replace(/-(\d)$/, '-0$1') }),
          {
            code,
            password,
            activate: false,
          },
        ),
      ),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
    expect(await used(code)).toBe(10)
  })
})

describe('submitting', () => {
  it('keeps the registration, the message and the audit entry together, and no patient yet', async () => {
    const { id } = await waiting()
    const row = await registrationOf(id)
    expect(row).toMatchObject({ status: 'awaiting-activation', patientId: null, loginId: null })
    const sent = await read(practice.visitor, (tx) => tx.select().from(messages).where(eq(messages.registrationId, id)))
    expect(sent.map((message) => message.kind).sort()).toEqual(['activation-email', 'activation-sms'])
    const log = await read(practice.visitor, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, id)))
    expect(log.map((event) => event.action)).toEqual(['registration.submitted'])
  })

  it('the same draft sent by two tabs at once makes one registration', async () => {
    const code = await makeCode()
    const before = await registerPerson(practice.visitor, somebody(), { code, password, activate: false })
    expect(before).toBeTruthy()
    const { draftToken } = await completeDraft(code)
    const receipts = await Promise.all(
      Array.from({ length: 8 }, () => submitDraft(practice.visitor, { draftToken, locale: 'en' })),
    )
    expect(new Set(receipts.map((receipt) => receipt.reference)).size).toBe(1)
    expect(await used(code)).toBe(2)
  })

  it('is refused to staff', async () => {
    const submit = submitDraft(practice.as('receptionist'), { draftToken: 'x', locale: 'en' })
    await expect(submit).rejects.toBeInstanceOf(Forbidden)
  })

  it('refuses an incomplete draft', async () => {
    const { draftToken } = await startDraft(practice.visitor, { code: await makeCode(), draftToken: null })
    await expect(submitDraft(practice.visitor, { draftToken, locale: 'en' })).rejects.toBeInstanceOf(Invalid)
  })

  it('refuses a breached password and says why, and never stores one in clear', async () => {
    const { draftToken } = await startDraft(practice.visitor, { code: await makeCode(), draftToken: null })
    const weak = savePassword(practice.visitor, { draftToken, password: 'password123' })
    await expect(weak).rejects.toMatchObject({ fields: { password: { key: 'errors.password.common' } } })
  })
})

async function completeDraft(code: string): Promise<{ draftToken: string }> {
  const { schemaOf } = await import('./steps')
  const { saveAnswer } = await import('./save-answer')
  const person = somebody()
  const { draftToken } = await startDraft(practice.visitor, { code, draftToken: null })
  const draft = await draftFor(practice.visitor, draftToken)
  if (!draft) throw new Error('no draft')
  const answers: Record<string, unknown> = { ...person, termsAccepted: true }
  for (const step of draft.steps) {
    if (step === 'code' || step === 'password') continue
    await saveAnswer(practice.visitor, { draftToken, step, answer: schemaOf(step, draft.options).parse(answers) })
  }
  await savePassword(practice.visitor, { draftToken, password })
  return { draftToken }
}

describe('activating by the link', () => {
  it('creates the patient on the chargeband, the account and the login in one go', async () => {
    const { id, token } = await waiting()
    const answer = await activateByLink(practice.visitor, { token })
    expect(answer).toMatchObject({ outcome: 'activated' })
    const row = await registrationOf(id)
    expect(row?.status).toBe('activated')
    expect(row?.passwordHash).toBeNull()
    const [patient] = await read(practice.visitor, (tx) =>
      tx
        .select()
        .from(patients)
        .where(eq(patients.id, row?.patientId ?? '')),
    )
    expect(patient?.chargebandId).toBe(chargebandId)
    const [account] = await read(practice.visitor, (tx) =>
      tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)),
    )
    expect(account).toMatchObject({ status: 'active', kind: 'basic', patientId: patient?.id, loginId: row?.loginId })
  })

  it('32 uses of one link at once make one account', async () => {
    const { id, token } = await waiting()
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
    const { token } = await waiting()
    const tomorrow = later(practice.visitor, 24 * 3600 + 60)
    await expect(activateByLink(tomorrow, { token })).rejects.toBeInstanceOf(Conflict)
  })

  it('waits for staff when the details match someone on file', async () => {
    const first = await waiting({ familyName: 'Twice', givenName: 'Ada', dateOfBirth: '1955-05-05' })
    await activateByLink(practice.visitor, { token: first.token })
    const second = await waiting({ familyName: 'twice', givenName: 'Ada', dateOfBirth: '1955-05-05' })
    await activateByLink(practice.visitor, { token: second.token })
    expect((await registrationOf(second.id))?.status).toBe('in-review')
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
    const both = [await waiting(alike), await waiting(alike)]
    await Promise.all(both.map(({ token }) => activateByLink(practice.visitor, { token })))
    const states = await Promise.all(both.map(async ({ id }) => (await registrationOf(id))?.status))
    expect(states.sort()).toEqual(['activated', 'in-review'])
  })
})

describe('a known email', () => {
  it('gets the same receipt and another message; signing in finishes, a username makes an account of its own', async () => {
    const email = 'shared@example.com'
    const first = await waiting({ email })
    await activateByLink(practice.visitor, { token: first.token })
    const second = await waiting({ email })
    const sent = await read(practice.visitor, (tx) =>
      tx.select().from(messages).where(eq(messages.registrationId, second.id)),
    )
    expect(sent.map((message) => message.kind).sort()).toEqual(['activation-sms', 'known-email'])
    expect(await activateByLink(practice.visitor, { token: second.token })).toEqual({ outcome: 'sign-in-needed' })

    const owner = (await registrationOf(first.id))?.loginId ?? ''
    const finished = await activateByLink(asPatient(practice.visitor, owner), { token: second.token })
    expect(finished).toEqual({ outcome: 'activated', sessionToken: null })
    expect((await registrationOf(second.id))?.loginId).toBe(owner)

    const third = await waiting({ email })
    await activateWithUsername(practice.visitor, { token: third.token, username: 'third.person' })
    const [login] = await connection.db.select().from(logins).where(eq(logins.username, 'third.person'))
    expect(login).toMatchObject({ email: null })
  })

  it('32 sign-ups with one email make one login with it', async () => {
    const email = 'race@example.com'
    const all = await Promise.all(Array.from({ length: 32 }, () => waiting({ email })))
    await Promise.allSettled(all.map(({ token }) => activateByLink(practice.visitor, { token })))
    const rows = await connection.db.select().from(logins).where(eq(logins.email, email))
    expect(rows).toHaveLength(1)
  })
})

describe('activating by the code', () => {
  async function smsCode(registrationId: string): Promise<string> {
    const sent = await read(practice.visitor, (tx) =>
      tx.select().from(messages).where(eq(messages.registrationId, registrationId)),
    )
    const text = sent.filter((message) => message.kind === 'activation-sms').at(-1)
    return secretCode(text?.ids.secretId ?? '')
  }

  it('works in another browser with the number it was sent to', async () => {
    const { id, person } = await waiting()
    const activationCode = await smsCode(id)
    const answer = await activateByCode(practice.visitor, { draftToken: null, contact: person.mobile, activationCode })
    expect(answer.sessionToken).toBeTruthy()
    expect((await registrationOf(id))?.activatedBy).toBe('sms')
  })

  it('counts wrong tries for good and is void after five', async () => {
    const { id, person } = await waiting()
    const right = await smsCode(id)
    const wrong = right === '000000' ? '000001' : '000000'
    const tryCode = (activationCode: string) =>
      activateByCode(practice.visitor, { draftToken: null, contact: person.mobile, activationCode }).catch((e) => e)
    await Promise.all(Array.from({ length: 5 }, () => tryCode(wrong)))
    const refused = await tryCode(right)
    expect(refused.fields.activationCode.key).toBe('errors.activationCode.tooMany')
  })

  it('ends after ten minutes', async () => {
    const { id, person } = await waiting()
    const activationCode = await smsCode(id)
    const late = later(practice.visitor, 11 * 60)
    const refused = await activateByCode(late, { draftToken: null, contact: person.mobile, activationCode }).catch(
      (e) => e,
    )
    expect(refused.fields.activationCode.key).toBe('errors.activationCode.expired')
  })

  it('sending again replaces it, after a wait', async () => {
    const code = await makeCode()
    const { draftToken } = await completeDraft(code)
    await submitDraft(practice.visitor, { draftToken, locale: 'en' })
    const soon = resendActivation(practice.visitor, { draftToken, channel: 'sms' })
    await expect(soon).rejects.toMatchObject({ reason: { key: 'errors.resend.wait' } })
    const id = (await draftFor(practice.visitor, draftToken))?.submitted?.registrationId ?? ''
    const old = await smsCode(id)
    const minute = later(practice.visitor, 61)
    await resendActivation(minute, { draftToken, channel: 'sms' })
    const refused = await activateByCode(minute, { draftToken, activationCode: old }).catch((e) => e)
    expect(refused).toBeInstanceOf(Invalid)
    await activateByCode(minute, { draftToken, activationCode: await smsCode(id) })
  })
})

describe('a registration nobody activates', () => {
  it('expires and gives its use back once', async () => {
    const { id, code, token } = await waiting()
    expect(await used(code)).toBe(1)
    const system = later(practice.system, 8 * 24 * 3600)
    await Promise.all([expireRegistrations(system), expireRegistrations(system)])
    expect((await registrationOf(id))?.status).toBe('expired')
    expect(await used(code)).toBe(0)
    await expect(activateByLink(practice.visitor, { token })).rejects.toBeInstanceOf(Conflict)
  })
})

describe('activating by hand', () => {
  it('is for the desk, with a reason that is audited', async () => {
    const { id } = await waiting()
    const input = { registrationId: id, reason: 'Seen at the desk', evidence: 'passport' as const }
    await expect(activateByHand(practice.as('clinician'), input)).rejects.toBeInstanceOf(Forbidden)
    await activateByHand(practice.as('receptionist'), input)
    expect((await registrationOf(id))?.activatedBy).toBe('staff')
    const log = await read(practice.visitor, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, id)))
    expect(log.map((event) => event.action)).toContain('registration.activated-by-hand')
  })
})
