import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logins, rateLimits, sessions } from '@/drizzle/schema'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { encrypt, secretValue } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { asPatient, makePractice } from '@/lib/testing/people'
import { admit, weighPassword } from './admit'
import { rememberDevice } from './device'
import { findSession } from './find-session'
import { giveSecondFactor } from './give-second-factor'
import { countNamedFailure } from './lockout'
import { provePassword } from './prove-password'
import { resetPassword } from './reset-password'
import { signInPatient } from './sign-in-patient'
import { startSession } from './start-session'
import { unlockLogin } from './unlock-login'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const old = 'velvet otter lamp'
const fresh = 'copper kite and rain'
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(old)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function person() {
  const practice = await makePractice(app.db)
  const loginId = newId()
  const email = `p-${loginId.slice(-10)}@mail.example`
  const visitor = forPractice(practice.visitor, null)
  await app.db.insert(logins).values({ id: loginId, email, passwordHash, createdAt: visitor.now })
  return { loginId, email, visitor, practice }
}
const credentials = (email: string, password: string, device: string | null = null) =>
  ({ email, password, device, locale: 'en', userAgent: null }) as const
const holdLogin = (ctx: Ctx, loginId: string) =>
  holding(ctx, (tx) => tx.select().from(logins).where(eq(logins.id, loginId)).for('update'))
async function resetLink(ctx: Ctx, subjectId: string) {
  const id = await transaction(ctx, (tx) =>
    issueSecret(tx, ctx.now, { kind: 'password-reset', practiceId: null, subjectId }),
  )
  return secretValue(id)
}

describe('a password that was changed while another was weighed', () => {
  it('lets nobody in with the old one, on a known device neither', async () => {
    const { loginId, email, visitor } = await person()
    const device = rememberDevice(null, loginId)
    for (const from of [null, device]) {
      const claim = await weighPassword(app.db, credentials(email, old))
      expect(claim.right).toBe(true)
      await app.db
        .update(logins)
        .set({ passwordHash: await hashPassword(fresh) })
        .where(eq(logins.id, loginId))
      const answer = await transaction(visitor, (tx) => admit(tx, visitor, claim, { device: from, locale: 'en' }))
      expect(answer).toEqual({ refused: 'wrong' })
      await app.db.update(logins).set({ passwordHash }).where(eq(logins.id, loginId))
    }
  })

  it('is not put back by a hash made anew of the old one', async () => {
    const { loginId, email, visitor } = await person()
    const claim = { ...(await weighPassword(app.db, credentials(email, old))), newHash: passwordHash }
    const changed = await hashPassword(fresh)
    await app.db.update(logins).set({ passwordHash: changed }).where(eq(logins.id, loginId))
    await transaction(visitor, (tx) => admit(tx, visitor, claim, { device: null, locale: 'en' }))
    const [login] = await app.db.select().from(logins).where(eq(logins.id, loginId))
    expect(login?.passwordHash).toBe(changed)
  })
})

describe('two who wait for each other', () => {
  it('are not a right and a wrong password from one device', async () => {
    const { loginId, email, visitor } = await person()
    const device = rememberDevice(null, loginId)
    const signIn = (password: string) => signInPatient(visitor, credentials(email, password, device))
    await signIn('not this one').catch(() => undefined)
    const release = await holding(visitor, (tx) => tx.select().from(rateLimits).for('update'))
    const wrong = signIn('not this one').catch((error: unknown) => error)
    await waitingForLock(app.db, 1)
    const right = signIn(old).catch((error: unknown) => error)
    await waitingForLock(app.db, 2)
    await release()
    expect(await wrong).toMatchObject({ fields: { email: { key: 'errors.login.wrong' } } })
    expect(await right).toMatchObject({ token: expect.any(String) })
  })

  it('are not a code of the second step and a new password', async () => {
    const { loginId, visitor, practice } = await person()
    const { practiceId } = practice
    const staff = practice.as('receptionist')
    const staffLogin = staff.actor.kind === 'staff' ? staff.actor.loginId : loginId
    const seed = new Secret({ size: 20 })
    await app.db
      .update(logins)
      .set({ totpSecret: encrypt(seed.base32), totpEnrolledAt: visitor.now })
      .where(eq(logins.id, staffLogin))
    const token = await resetLink(visitor, staffLogin)
    const cookie = await transaction(visitor, (tx) =>
      startSession(tx, visitor.now, { kind: 'staff', loginId: staffLogin, practiceId, completed: false }),
    )
    const session = await findSession(app.db, 'staff', cookie, visitor.now)
    const release = await holdLogin(visitor, staffLogin)
    const resetting = resetPassword(visitor, { token, password: fresh, locale: 'en' })
    await waitingForLock(app.db, 1)
    const code = new TOTP({ secret: seed, digits: 6, period: 30 }).generate({ timestamp: visitor.now.getTime() })
    const giving = giveSecondFactor(visitor, { code, sessionId: session?.id }).catch((error: unknown) => error)
    await waitingForLock(app.db, 2)
    await release()
    expect(await resetting).toEqual({ worksHere: true })
    expect(await giving).toBeInstanceOf(NotFound)
  })
})

describe('an unlock link and a new password', () => {
  it('do not wait for each other: what the new password ended opens nothing any more', async () => {
    const { loginId, visitor } = await person()
    const token = await resetLink(visitor, loginId)
    const unlock = { kind: 'unlock' as const, practiceId: null, subjectId: loginId }
    const id = await transaction(visitor, (tx) => issueSecret(tx, visitor.now, unlock))
    const release = await holdLogin(visitor, loginId)
    const resetting = resetPassword(visitor, { token, password: fresh, locale: 'en' })
    await waitingForLock(app.db, 1)
    const unlocking = unlockLogin(visitor, { token: secretValue(id) }).catch((error: unknown) => error)
    await waitingForLock(app.db, 2)
    await release()
    expect(await resetting).toEqual({ worksHere: false })
    expect(await unlocking).toMatchObject({ reason: { key: 'errors.login.linkGone' } })
  })
})

describe('the limit of wrong tries', () => {
  it('holds for the second step from many sessions at once', async () => {
    const { visitor, practice } = await person()
    const staff = practice.as('receptionist')
    const loginId = staff.actor.kind === 'staff' ? staff.actor.loginId : ''
    const { practiceId } = practice
    const ids = Array.from({ length: 16 }, () => newId())
    await app.db.insert(sessions).values(
      ids.map((id) => ({
        ...{ id, kind: 'staff' as const, loginId, practiceId, tokenHash: id, createdAt: visitor.now },
        ...{ lastSeenAt: visitor.now, expiresAt: new Date(visitor.now.getTime() + 3_600_000) },
      })),
    )
    const answers = await Promise.all(
      ids.map((sessionId) => giveSecondFactor(visitor, { code: '000000', sessionId }).catch((error) => error)),
    )
    const keys = answers.map((error) => error.fields.code.key)
    expect(keys.filter((key) => key === 'errors.login.codeWrong')).toHaveLength(5)
    expect(keys.filter((key) => key === 'errors.login.locked')).toHaveLength(11)
  })

  it('holds for the current password against a right one that was weighed meanwhile', async () => {
    const { loginId, visitor } = await person()
    const ctx = asPatient(visitor, loginId)
    const fails = (tx: Parameters<typeof countNamedFailure>[0]) =>
      countNamedFailure(tx, ctx.now, 'name', `current:${loginId}`)
    for (let tries = 0; tries < 4; tries += 1) await transaction(ctx, fails)
    const release = await holding(ctx, fails)
    const proving = provePassword(ctx, {
      ...{ password: old, field: 'currentPassword', refused: 'login.password-change-refused' as const },
    }).catch((error: unknown) => error)
    await waitingForLock(app.db, 1)
    await release()
    expect(await proving).toMatchObject({ fields: { currentPassword: { key: 'errors.login.locked' } } })
  })
})
