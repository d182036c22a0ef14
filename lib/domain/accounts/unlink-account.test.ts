import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { accountEvents, auditEvents, letters, logins } from '@/drizzle/schema'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { issueLetter } from '@/lib/domain/letters/issue-letter'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { decrypt } from '@/lib/platform/secrets'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, makePractice } from '@/lib/testing/people'
import { testPassword } from '@/lib/testing/registering'
import { ownAccounts } from './queries'
import { unlinkAccount } from './unlink-account'

const database = await createTestDatabase()
const app = connect(database.appUrl, 10)
const practice = await makePractice(app.db)
const { desk, visitor, withLetter, byKey, accountOf } = claimingAt(practice)

afterAll(async () => {
  await app.end()
  await database.drop()
})

async function linked() {
  const loginId = newId()
  const passwordHash = await hashPassword(testPassword)
  await app.db
    .insert(logins)
    .values({ id: loginId, email: `${loginId}@example.com`, passwordHash, createdAt: new Date() })
  const me = asPatient(visitor, loginId)
  const held = await withLetter()
  const { draftToken } = await checkLetter(me, byKey(held))
  await submitClaim(me, { draftToken, locale: 'en' })
  return { me, held, loginId }
}

describe('unlinking a practice', () => {
  it('gives the account back to the practice, with a line in its history and in the log', async () => {
    const { me, held } = await linked()
    expect(await ownAccounts(me)).toHaveLength(1)
    await unlinkAccount(me, { accountId: held.accountId, password: testPassword })
    expect(await accountOf(held)).toMatchObject({ status: 'created', loginId: null })
    expect(await ownAccounts(me)).toEqual([])
    const events = await read(desk, (tx) =>
      tx.select().from(accountEvents).where(eq(accountEvents.accountId, held.accountId)),
    )
    expect(events).toContainEqual(expect.objectContaining({ action: 'unlink', actor: 'patient', toStatus: 'created' }))
    const logged = await read(desk, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.subjectId, held.accountId)),
    )
    expect(logged.map(({ action }) => action)).toContain('account.unlinked')
  })

  it('and linking it again with a new letter keeps the login', async () => {
    const { me, held, loginId } = await linked()
    await unlinkAccount(me, { accountId: held.accountId, password: testPassword })
    const { letterId } = await transaction(desk, (tx) => issueLetter(tx, desk, { accountId: held.accountId }))
    await expect(checkLetter(me, byKey(held))).rejects.toMatchObject({ reason: { key: 'errors.claim.redeemed' } })
    const [row] = await read(desk, (tx) => tx.select().from(letters).where(eq(letters.id, letterId)))
    const { key } = JSON.parse(decrypt(row?.sealedCodes ?? ''))
    const before = await app.db.select().from(logins)
    const { draftToken } = await checkLetter(me, { ...byKey(held), code: key })
    await submitClaim(me, { draftToken, locale: 'en' })
    expect(await accountOf(held)).toMatchObject({ status: 'active', loginId })
    expect(await app.db.select().from(logins)).toEqual(before)
  })
  it('needs the password, and locks after five wrong ones', async () => {
    const { me, held } = await linked()
    const tryWith = (password: string) => unlinkAccount(me, { accountId: held.accountId, password })
    for (let n = 0; n < 5; n += 1)
      await expect(tryWith('not it')).rejects.toMatchObject({
        fields: { password: { key: 'errors.login.currentWrong' } },
      })
    await expect(tryWith(testPassword)).rejects.toMatchObject({
      fields: { password: { key: 'errors.login.locked', params: { hours: 4, minutes: 0 } } },
    })
    expect(await accountOf(held)).toMatchObject({ status: 'active' })
  })

  it('is for one’s own account only', async () => {
    const [mine, others] = [await linked(), await linked()]
    const input = { accountId: others.held.accountId, password: testPassword }
    await expect(unlinkAccount(mine.me, input)).rejects.toThrow('Not found: account')
    await expect(unlinkAccount(desk, input)).rejects.toThrow('Not allowed: account:unlink')
    await expect(unlinkAccount(visitor, input)).rejects.toThrow('Not allowed: account:unlink')
  })
})
