import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, chargebands, logins, messages, onlineAccounts, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering, somebody } from '@/lib/testing/registering'
import { activateByLink } from './activate-by-link'
import { draftFor } from './drafts'
import { saveAnswer } from './save-answer'
import { startDraft } from './start-draft'
import { type AnsweredStep, schemaOf } from './steps'
import { submitDraft } from './submit-draft'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let first: TestPractice
let second: TestPractice
let at: Registering
let there: Registering
let loginId: string

beforeAll(async () => {
  first = await makePractice(app.db)
  second = await makePractice(app.db)
  at = await openForRegistration(first)
  there = await openForRegistration(second)
  const { id, token } = await at.waiting()
  await activateByLink(first.visitor, { token })
  loginId = (await at.registrationOf(id))?.loginId ?? ''
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

/** Answers every question that is asked but the password, which is asked of strangers only. */
async function answered(ctx: Ctx, code: string, department: Record<string, unknown> = {}) {
  const { draftToken } = await startDraft(ctx, { code, draftToken: null })
  const draft = await draftFor(ctx, draftToken)
  if (!draft) throw new Error('no draft')
  const { title, givenName, familyName, dateOfBirth, email, mobile, postcode, line1, town } = somebody()
  const answers: Record<AnsweredStep, Record<string, unknown>> = {
    ...{ name: { title, givenName, familyName }, 'date-of-birth': { dateOfBirth }, contact: { email, mobile } },
    ...{ address: { postcode, line1, town }, terms: { termsAccepted: true, statisticalUse: false }, department },
    ...{ 'sex-and-gender': {}, identifier: {}, evidence: {}, 'next-of-kin': {} },
  }
  for (const step of draft.steps) {
    if (step === 'code' || step === 'password') continue
    await saveAnswer(ctx, { draftToken, step, answer: schemaOf(step, draft.options).parse(answers[step]) })
  }
  return { draftToken, steps: draft.steps, familyName }
}

const patientsNamed = (practice: TestPractice, familyName: string) =>
  read(practice.visitor, (tx) => tx.select().from(patients).where(eq(patients.familyName, familyName)))

describe('somebody signed in who registers at another practice', () => {
  it('is asked for no password, proves nothing again, and has one login at both', async () => {
    const me = asPatient(second.visitor, loginId)
    const { draftToken, steps, familyName } = await answered(me, await there.makeCode())
    expect(steps).not.toContain('password')
    expect((await draftFor(me, draftToken))?.next).toBe('check')
    expect(await submitDraft(me, { draftToken, locale: 'en' })).toMatchObject({ outcome: 'activated' })
    // Sent again, as by a second press, it is the same.
    expect(await submitDraft(me, { draftToken, locale: 'en' })).toMatchObject({ outcome: 'activated' })

    const [patient, ...more] = await patientsNamed(second, familyName)
    expect(more).toEqual([])
    expect(patient?.chargebandId).toBe(there.chargebandId)
    const accounts = await read(me, (tx) =>
      tx
        .select()
        .from(onlineAccounts)
        .where(inArray(onlineAccounts.practiceId, [first.practiceId, second.practiceId])),
    )
    expect(accounts.map(({ practiceId, status }) => ({ practiceId, status }))).toEqual(
      expect.arrayContaining([
        { practiceId: second.practiceId, status: 'active' },
        { practiceId: first.practiceId, status: 'active' },
      ]),
    )
    expect(await app.db.select().from(logins).where(eq(logins.id, loginId))).toHaveLength(1)
    const sent = await read(second.visitor, (tx) =>
      tx
        .select()
        .from(messages)
        .where(inArray(messages.kind, ['activation-email', 'activation-sms'])),
    )
    expect(sent).toEqual([])
    const log = await read(second.visitor, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.practiceId, practiceOf(me)), eq(auditEvents.loginId, loginId))),
    )
    expect(log.map(({ action }) => action)).toContain('registration.submitted')
  })

  it('is asked for a password once signed out', async () => {
    const { draftToken, steps } = await answered(second.visitor, await there.makeCode())
    expect(steps).toContain('password')
    expect((await draftFor(second.visitor, draftToken))?.next).toBe('password')
    await expect(submitDraft(second.visitor, { draftToken, locale: 'en' })).rejects.toBeInstanceOf(Invalid)
  })
})

describe('department and division', () => {
  const work = { department: 'Night shift', division: 'Paint shop' }

  it('are asked where the chargeband asks, and stand on the record', async () => {
    const me = asPatient(second.visitor, loginId)
    const chargebandId = await there.makeChargeband('Employer')
    await read(second.as('manager'), (tx) =>
      tx.update(chargebands).set({ askDepartment: true }).where(eq(chargebands.id, chargebandId)),
    )
    const asks = await answered(me, await there.makeCode({ chargebandId }), work)
    expect(asks.steps).toContain('department')
    await submitDraft(me, { draftToken: asks.draftToken, locale: 'en' })
    expect(await patientsNamed(second, asks.familyName)).toMatchObject([{ chargebandId, ...work }])

    const silent = await answered(me, await there.makeCode(), work)
    expect(silent.steps).not.toContain('department')
    await submitDraft(me, { draftToken: silent.draftToken, locale: 'en' })
    expect(await patientsNamed(second, silent.familyName)).toMatchObject([{ department: null, division: null }])
  })
})
