import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { logins, messages, onlineAccounts, patientContacts, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { moveAccount } from '@/lib/domain/accounts/move-account'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { expireRegistrations } from '@/lib/domain/registrations/expire-registrations'
import { registrationById, registrationsBoard } from '@/lib/domain/registrations/staff-queries'
import { read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretCode } from '@/lib/platform/secrets'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, later, makePractice } from '@/lib/testing/people'
import { testPassword } from '@/lib/testing/registering'
import { checkLetter } from './check-letter'
import { chooseSignIn } from './choose-sign-in'
import { issueLetter } from './issue-letter'
import { lettersInTrouble } from './letters-in-trouble'
import { submitClaim } from './submit-claim'

const database = await createTestDatabase()
const app = connect(database.appUrl, 40)
const practice = await makePractice(app.db)
const { desk, visitor, caller, withLetter, byKey, claim, accountOf, letterOf, auditOf } = claimingAt(practice)

afterAll(async () => {
  await app.end()
  await database.drop()
})

describe('claiming an account', () => {
  it('registers, activates by the emailed link, and opens the account with the contact verified', async () => {
    const email = `claims-${newId()}@example.com`
    const held = await withLetter({ email })
    const { registration, receipt } = await claim(held, { email })
    expect(receipt.outcome).toBe('awaiting-activation')
    expect(registration).toMatchObject({ route: 'letter', status: 'awaiting-activation', chargebandId: null })
    expect(await accountOf(held)).toMatchObject({ status: 'registered', loginId: null })
    expect(await letterOf(held)).toMatchObject({ status: 'redeemed', sealedCodes: null })
    expect(await auditOf('letter.redeemed', held.letterId)).toMatchObject([{ patientId: held.patientId }])
    const answer = await activateByLink(visitor, { token: await linkOf(visitor, registration.id) })
    expect(answer.outcome).toBe('activated')
    const account = await accountOf(held)
    expect(account).toMatchObject({ status: 'active', patientId: held.patientId })
    expect(account?.loginId).toBeTruthy()
    const contacts = await read(desk, (tx) =>
      tx.select().from(patientContacts).where(eq(patientContacts.patientId, held.patientId)),
    )
    expect(contacts).toMatchObject([{ value: email, verifiedHow: 'link' }])
    expect((await auditOf('registration.activated', registration.id))[0]?.details).toMatchObject({
      outcome: 'account-claimed',
    })
    await expect(checkLetter(caller(), byKey(held))).rejects.toMatchObject({ reason: { key: 'errors.claim.redeemed' } })
    expect(await registrationById(desk, { registrationId: registration.id })).toMatchObject({ chargeband: null })
    const board = await registrationsBoard(desk, { limit: 500 })
    expect(board.registrations.map(({ id }) => id)).toContain(registration.id)
  })

  it('needs neither email nor mobile: with a username the letter alone opens it', async () => {
    const held = await withLetter()
    const username = `ada.${held.letterId.slice(-8)}`
    const { receipt } = await claim(held, { username })
    expect(receipt).toMatchObject({ outcome: 'activated', sessionToken: expect.any(String) })
    const account = await accountOf(held)
    const [login] = await app.db
      .select()
      .from(logins)
      .where(eq(logins.id, account?.loginId ?? ''))
    expect([account?.status, login?.username]).toEqual(['active', username])
    const another = caller()
    const { draftToken } = await checkLetter(another, byKey(await withLetter()))
    const same = { draftToken, email: null, username, mobile: null, password: testPassword }
    await expect(chooseSignIn(another, same)).rejects.toMatchObject({
      fields: { username: { key: 'errors.username.taken' } },
    })
  })

  it('with a username and a mobile waits for the code of the text, which adds the number', async () => {
    const held = await withLetter()
    const mobile = '+447700900321'
    const username = `text.${held.letterId.slice(-8)}`
    const { ctx, draftToken, registration, receipt } = await claim(held, { username, mobile })
    expect(receipt.outcome).toBe('awaiting-activation')
    const sent = await read(desk, (tx) =>
      tx.select().from(messages).where(eq(messages.registrationId, registration.id)),
    )
    const activationCode = secretCode(sent[0]?.ids.secretId ?? '')
    await activateByCode(ctx, { draftToken, activationCode })
    const account = await accountOf(held)
    expect(account).toMatchObject({ status: 'active', loginId: registration.loginId })
    const contacts = await read(desk, (tx) =>
      tx.select().from(patientContacts).where(eq(patientContacts.patientId, held.patientId)),
    )
    expect(contacts).toMatchObject([{ kind: 'mobile', value: mobile, verifiedHow: 'code', preferred: true }])
  })

  it('sent twice gives the same receipt, and 32 claims of one letter make one account', async () => {
    const held = await withLetter()
    const ready = await Promise.all(
      Array.from({ length: 32 }, async (_, n) => {
        const ctx = caller()
        const { draftToken } = await checkLetter(ctx, byKey(held))
        const email = `race-${n}-${newId()}@example.com`
        await chooseSignIn(ctx, { draftToken, email, username: null, mobile: null, password: testPassword })
        return () => submitClaim(ctx, { draftToken, locale: 'en' })
      }),
    )
    const answers = await Promise.allSettled(ready.map((submit) => submit()))
    const won = answers.flatMap((answer, n) => (answer.status === 'fulfilled' ? [{ n, receipt: answer.value }] : []))
    expect(won).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ reason: { key: 'errors.claim.noLonger' } })
    expect(await ready[won[0]?.n ?? 0]?.()).toEqual(won[0]?.receipt)
    const made = await read(desk, (tx) =>
      tx.select().from(registrations).where(eq(registrations.patientId, held.patientId)),
    )
    expect(made).toHaveLength(1)
  }, 60_000)

  it('by somebody signed in links the practice to the login they have', async () => {
    const loginId = newId()
    await app.db.insert(logins).values({ id: loginId, email: `${loginId}@example.com`, createdAt: new Date() })
    const held = await withLetter()
    const me = asPatient(visitor, loginId)
    const { draftToken } = await checkLetter(me, byKey(held))
    const receipt = await submitClaim(me, { draftToken, locale: 'en' })
    expect(receipt.outcome).toBe('activated')
    expect(await accountOf(held)).toMatchObject({ status: 'active', loginId })
  })

  it('not activated in time gives the account back, and staff are told that it needs a new letter', async () => {
    const held = await withLetter()
    const { registration } = await claim(held, { email: `late-${newId()}@example.com` })
    const token = await linkOf(visitor, registration.id)
    await expireRegistrations({ ...practice.system, now: later(desk, 8 * 86_400).now })
    expect(await accountOf(held)).toMatchObject({ status: 'created', loginId: null })
    expect(await letterOf(held)).toMatchObject({ status: 'redeemed', endedReason: 'not-activated' })
    expect(await lettersInTrouble(desk)).toContainEqual(
      expect.objectContaining({ id: held.letterId, why: 'not-activated' }),
    )
    await expect(activateByLink(visitor, { token })).rejects.toMatchObject({
      reason: { key: 'errors.activation.gone' },
    })
    await transaction(desk, (tx) => issueLetter(tx, desk, { accountId: held.accountId }))
    expect((await lettersInTrouble(desk)).map(({ id }) => id)).not.toContain(held.letterId)
  })

  it('that was reset and claimed again opens to the newer claim only', async () => {
    const held = await withLetter()
    const first = await claim(held, { email: `first-${newId()}@example.com` })
    await transaction(desk, async (tx) => {
      await moveAccount(tx, desk, held.accountId, 'reset')
    })
    const token = await linkOf(visitor, first.registration.id)
    await transaction(desk, (tx) => issueLetter(tx, desk, { accountId: held.accountId }))
    await read(desk, (tx) =>
      tx
        .update(onlineAccounts)
        .set({ status: 'registered', registrationId: null })
        .where(eq(onlineAccounts.id, held.accountId)),
    )
    await expect(activateByLink(visitor, { token })).rejects.toMatchObject({
      reason: { key: 'errors.activation.gone' },
    })
    expect(await accountOf(held)).toMatchObject({ status: 'registered', loginId: null })
  })
})
