import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, secrets, sessions } from '@/drizzle/schema'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Ctx } from '@/lib/domain/shared/context'
import { Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { hashSecret, secretValue } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, later, makePractice } from '@/lib/testing/people'
import { rememberDevice } from './device'
import { findSession } from './find-session'
import { localPath } from './local-path'
import { signInPatient } from './sign-in-patient'
import { signOut } from './sign-out'
import { unlockLogin } from './unlock-login'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const all = connect(database.superUrl, 2)
const right = 'velvet otter lamp'
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(right)
})
afterAll(async () => {
  await app.end()
  await all.end()
  await database.drop()
})

async function person(username?: string) {
  const { visitor } = await makePractice(app.db)
  const loginId = newId()
  const email = `p-${loginId.slice(-10)}@mail.example`
  await app.db.insert(logins).values({ id: loginId, email, username, passwordHash, createdAt: visitor.now })
  const outside: Ctx = { ...visitor, practiceId: null }
  return { loginId, email, visitor: outside }
}
type Person = Awaited<ReturnType<typeof person>>

const tryAs = ({ visitor, email }: Pick<Person, 'visitor' | 'email'>, password: string, device: string | null = null) =>
  signInPatient(visitor, { email, password, device, locale: 'en', userAgent: 'Test' })
const refusedWith = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Invalid ? error.fields : error
}
const wrong = { email: { key: 'errors.login.wrong' } }
const locked = { email: { key: 'errors.login.locked', params: { hours: 4, minutes: 0 } } }
async function fail(who: Pick<Person, 'visitor' | 'email'>, times: number, device: string | null = null) {
  const answers = []
  for (let i = 0; i < times; i++) answers.push(await refusedWith(tryAs(who, `not it ${i}`, device)))
  return answers
}
const row = async (loginId: string) => (await all.db.select().from(logins).where(eq(logins.id, loginId)))[0]
const actionsOf = async (loginId: string) =>
  (await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, loginId))).map((one) => one.action)

describe('signing in as a patient', () => {
  it('opens a new session each time and records it', async () => {
    const who = await person()
    const [one, two] = [await tryAs(who, right), await tryAs({ ...who, email: ` ${who.email.toUpperCase()} ` }, right)]
    expect(one.token).not.toBe(two.token)
    expect(await findSession(app.db, 'patient', one.token, who.visitor.now)).toMatchObject({
      loginId: who.loginId,
      completed: true,
    })
    expect(await findSession(app.db, 'staff', one.token, who.visitor.now)).toBeNull()
    expect(await actionsOf(who.loginId)).toEqual(['login.signed-in', 'login.signed-in'])
  })

  it('knows a username', async () => {
    const who = await person('Zoe.Quill')
    expect(await tryAs({ ...who, email: 'zoe.quill' }, right)).toHaveProperty('token')
  })

  it('is not for jobs', async () => {
    const { visitor } = await person()
    await expect(
      tryAs({ email: 'x', visitor: { ...visitor, actor: { kind: 'system', task: 'x' } } }, right),
    ).rejects.toThrow(Forbidden)
  })

  it('answers a known and an unknown name the same, up to and past the lock', async () => {
    const who = await person()
    const nobody = { ...who, email: `nobody-${newId()}@mail.example` }
    const answers = await fail(who, 7)
    expect(answers).toEqual([wrong, wrong, wrong, wrong, wrong, locked, locked])
    expect(await fail(nobody, 7)).toEqual(answers)
    expect(await refusedWith(tryAs(who, right))).toEqual(locked)
  })

  it('counts 32 wrong tries at once exactly, and tells the owner once', async () => {
    const who = await person()
    await Promise.all(Array.from({ length: 32 }, (_, i) => refusedWith(tryAs(who, `wrong ${i}`))))
    expect(await row(who.loginId)).toMatchObject({ failedAttempts: 32 })
    const told = await all.db.select().from(messages).where(eq(messages.recipient, who.email))
    expect(told.map((one) => one.kind)).toEqual(['account-locked'])
    expect((await actionsOf(who.loginId)).filter((one) => one === 'login.locked')).toHaveLength(1)
    expect((await row(who.loginId))?.lockedUntil?.getTime()).toBe(who.visitor.now.getTime() + 4 * 3_600_000)
  })

  it('does not lengthen a lock, and counts afresh after it', async () => {
    const who = await person()
    await fail(who, 5)
    await fail({ ...who, visitor: later(who.visitor, 3600) }, 2)
    const after = { ...who, visitor: later(who.visitor, 4 * 3600 + 1) }
    expect(await fail(after, 1)).toEqual([wrong])
    expect(await row(who.loginId)).toMatchObject({ failedAttempts: 1, lockedUntil: null })
    expect(await tryAs(after, right)).toHaveProperty('token')
    expect(await row(who.loginId)).toMatchObject({ failedAttempts: 0 })
  })

  it('ends every session when it locks, and none of those opened since', async () => {
    const who = await person()
    const live = (token: string) => findSession(app.db, 'patient', token, who.visitor.now)
    const { token, device } = await tryAs(who, right)
    await fail(who, 4)
    expect(await live(token)).not.toBeNull()
    await fail(who, 1)
    expect(await live(token)).toBeNull()
    const again = await tryAs(who, right, device)
    await fail(who, 2)
    expect(await live(again.token)).not.toBeNull()
  })

  it("lets the owner's own browser in despite a stranger's lock, unless it guesses too", async () => {
    const who = await person()
    const { device } = await tryAs(who, right)
    await fail(who, 6)
    expect(await refusedWith(tryAs(who, right, rememberDevice(null, newId())))).toEqual(locked)
    expect(await tryAs(who, right, device)).toHaveProperty('token')
    expect(await row(who.loginId)).toMatchObject({ lockedUntil: expect.any(Date) })
    await fail(who, 5, device)
    expect(await refusedWith(tryAs(who, right, device))).toEqual(locked)
  })

  it('refuses a disabled login as if it were unknown', async () => {
    const who = await person()
    await app.db.update(logins).set({ disabledAt: who.visitor.now }).where(eq(logins.id, who.loginId))
    expect(await refusedWith(tryAs(who, right))).toEqual(wrong)
  })

  it('unlocks by the link, once', async () => {
    const who = await person()
    await fail(who, 5)
    const [secret] = await all.db.select().from(secrets).where(eq(secrets.subjectId, who.loginId))
    const token = secretValue(secret?.id ?? '')
    const races = await Promise.allSettled(Array.from({ length: 8 }, () => unlockLogin(who.visitor, { token })))
    expect(races.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await tryAs(who, right)).toHaveProperty('token')
    expect(await actionsOf(who.loginId)).toContain('login.unlocked')
  })
})

describe('signing out', () => {
  it('ends that session only', async () => {
    const who = await person()
    const [one, two] = [await tryAs(who, right), await tryAs(who, right)]
    const [session] = await all.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.loginId, who.loginId), eq(sessions.tokenHash, hashSecret(one.token))))
    const me = asPatient(who.visitor, who.loginId)
    await signOut({ ...me, actor: { ...me.actor, sessionId: session?.id ?? '' } as typeof me.actor })
    expect(await findSession(app.db, 'patient', one.token, who.visitor.now)).toBeNull()
    expect(await findSession(app.db, 'patient', two.token, who.visitor.now)).not.toBeNull()
    await expect(signOut(who.visitor)).rejects.toThrow(Forbidden)
  })
})

describe('where to go after signing in', () => {
  it.each([
    ['/portal/security?x=1', '/portal/security?x=1'],
    ['//evil.example/a', '/portal'],
    ['/\\evil.example', '/portal'],
    ['/\t/evil.example', '/portal'],
    ['https://evil.example', '/portal'],
    ['javascript:alert(1)', '/portal'],
    ['portal', '/portal'],
    [undefined, '/portal'],
  ])('%s goes to %s', (asked, to) => expect(localPath(asked, '/portal')).toBe(to))
})
