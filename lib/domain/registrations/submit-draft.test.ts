import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { registerPerson } from '@/drizzle/seed/register-person'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering, somebody, testPassword } from '@/lib/testing/registering'
import { draftFor } from './drafts'
import { saveAnswer, savePassword } from './save-answer'
import { startDraft } from './start-draft'
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

describe('a sign-up code', () => {
  it('says why it cannot be used, but only when it exists', async () => {
    const tomorrow = new Date(Date.now() + 24 * 3600_000)
    const yesterday = new Date(Date.now() - 24 * 3600_000)
    const cases: [string, string][] = [
      [await at.makeCode({ status: 'ended' }), 'errors.code.ended'],
      [await at.makeCode({ status: 'paused' }), 'errors.code.paused'],
      [await at.makeCode({ opensAt: tomorrow }), 'errors.code.notYetOpen'],
      [await at.makeCode({ closesAt: yesterday }), 'errors.code.closed'],
      [await at.makeCode({ totalLimit: 1, usedCount: 1 }), 'errors.code.usedUp'],
      ['NEVERMADE', 'errors.code.unknown'],
    ]
    for (const [code, key] of cases) {
      const error = await startDraft(practice.visitor, { code, draftToken: null }).catch((e) => e)
      expect(error).toBeInstanceOf(Invalid)
      expect(error.fields.code.key).toBe(key)
    }
  })

  it('is found in any case and spacing', async () => {
    const code = await at.makeCode()
    const typed = ` ${code.toLowerCase().slice(0, 4)} ${code.toLowerCase().slice(4)}`
    await expect(startDraft(practice.visitor, { code: typed, draftToken: null })).resolves.toHaveProperty('draftToken')
  })

  it('works only while its chargeband has online booking', async () => {
    const chargebandId = await at.makeChargeband('Offline soon')
    const code = await at.makeCode({ chargebandId })
    await startDraft(practice.visitor, { code, draftToken: null })
    await disableOnlineBooking(practice.as('manager'), { chargebandId })
    await expect(startDraft(practice.visitor, { code, draftToken: null })).rejects.toBeInstanceOf(Invalid)
  })

  it('with 10 uses serves exactly 10 of 32 people at once', async () => {
    const code = await at.makeCode({ totalLimit: 10 })
    const results = await Promise.allSettled(
      Array.from({ length: 32 }, (_, n) =>
        registerPerson(
          practice.visitor,
          somebody({ dateOfBirth: `1990-01-${(n % 28) + 1}`.replace(/-(\d)$/, '-0$1') }),
          {
            code,
            password: testPassword,
            activate: false,
          },
        ),
      ),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
    expect(await at.used(code)).toBe(10)
  })
})

describe('submitting', () => {
  it('keeps the registration, the message and the audit entry together, and no patient yet', async () => {
    const { id } = await at.waiting()
    const row = await at.registrationOf(id)
    expect(row).toMatchObject({ status: 'awaiting-activation', patientId: null, loginId: null })
    const sent = await at.messagesOf(id)
    expect(sent.map((message) => message.kind).sort()).toEqual(['activation-email', 'activation-sms'])
    const log = await read(practice.visitor, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, id)))
    expect(log.map((event) => event.action)).toEqual(['registration.submitted'])
  })

  it('the same draft sent by two tabs at once makes one registration', async () => {
    const code = await at.makeCode()
    const before = await registerPerson(practice.visitor, somebody(), { code, password: testPassword, activate: false })
    expect(before).toBeTruthy()
    const { draftToken } = await at.completeDraft(code)
    const receipts = await Promise.all(
      Array.from({ length: 8 }, () => submitDraft(practice.visitor, { draftToken, locale: 'en' })),
    )
    expect(new Set(receipts.map((receipt) => receipt.reference)).size).toBe(1)
    expect(await at.used(code)).toBe(2)
  })

  it('is refused to staff', async () => {
    const submit = submitDraft(practice.as('receptionist'), { draftToken: 'x', locale: 'en' })
    await expect(submit).rejects.toBeInstanceOf(Forbidden)
  })

  it('refuses an incomplete draft', async () => {
    const { draftToken } = await startDraft(practice.visitor, { code: await at.makeCode(), draftToken: null })
    await expect(submitDraft(practice.visitor, { draftToken, locale: 'en' })).rejects.toBeInstanceOf(Invalid)
  })

  it('refuses a breached password and says why, and never stores one in clear', async () => {
    const { draftToken } = await startDraft(practice.visitor, { code: await at.makeCode(), draftToken: null })
    const weak = savePassword(practice.visitor, { draftToken, password: 'password123' })
    await expect(weak).rejects.toMatchObject({ fields: { password: { key: 'errors.password.common' } } })
    expect(await draftFor(practice.visitor, draftToken)).toMatchObject({ hasPassword: false })
  })

  it('takes no password once the draft was sent', async () => {
    const { draftToken } = await at.completeDraft(await at.makeCode())
    await submitDraft(practice.visitor, { draftToken, locale: 'en' })
    const late = savePassword(practice.visitor, { draftToken, password: 'river stones 47 lantern' })
    await expect(late).rejects.toBeInstanceOf(Conflict)
  })

  it('takes no answer from a tab that sends one while another submits', async () => {
    const { visitor } = practice
    const { draftToken } = await at.completeDraft(await at.makeCode())
    const release = await holding(visitor, (tx) => submitDraft({ ...visitor, db: tx }, { draftToken, locale: 'en' }))
    const answer = { sex: 'female' as const, gender: undefined }
    const saving = saveAnswer(visitor, { draftToken, step: 'sex-and-gender', answer }).catch((error: unknown) => error)
    await waitingForLock(connection.db, 1)
    await release()
    expect(await saving).toBeInstanceOf(Conflict)
    expect((await draftFor(visitor, draftToken))?.answers).toEqual({})
  })
})
