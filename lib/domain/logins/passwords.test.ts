import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, secrets } from '@/drizzle/schema'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import type { Ctx } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretValue } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, later, makePractice } from '@/lib/testing/people'
import { askPasswordReset } from './ask-password-reset'
import { changePassword } from './change-password'
import { endSession } from './end-session'
import { findSession } from './find-session'
import { strictest } from './password-rules'
import { mySessions } from './queries'
import { resetPassword } from './reset-password'
import { signInPatient } from './sign-in-patient'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const all = connect(database.superUrl, 2)
const old = 'velvet otter lamp'
const fresh = 'copper kite and rain'
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(old)
})
afterAll(async () => {
  await app.end()
  await all.end()
  await database.drop()
})

async function person() {
  const practice = await makePractice(app.db)
  const loginId = newId()
  const email = `p-${loginId.slice(-10)}@mail.example`
  const visitor: Ctx = { ...practice.visitor, practiceId: null }
  await app.db.insert(logins).values({ id: loginId, email, passwordHash, createdAt: visitor.now })
  return { loginId, email, visitor, practice }
}
type Person = Awaited<ReturnType<typeof person>>

const signIn = ({ visitor, email }: Person, password: string) =>
  signInPatient(visitor, {
    email,
    password,
    device: null,
    locale: 'en',
    userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/130.0',
  })
const ask = (ctx: Ctx, email: string) => askPasswordReset(ctx, { email, locale: 'cy' })
const mailTo = (email: string) => all.db.select().from(messages).where(eq(messages.recipient, email))
async function linkOf({ loginId }: Person) {
  const rows = await all.db.select().from(secrets).where(eq(secrets.subjectId, loginId)).orderBy(secrets.createdAt)
  return secretValue(rows.at(-1)?.id ?? '')
}
const actionsOf = async (loginId: string) =>
  (await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, loginId))).map((one) => one.action)
async function signedIn(who: Person): Promise<Ctx> {
  const { token } = await signIn(who, old)
  const session = await findSession(app.db, 'patient', token, who.visitor.now)
  const ctx = asPatient(who.visitor, who.loginId)
  return ctx.actor.kind === 'patient' ? { ...ctx, actor: { ...ctx.actor, sessionId: session?.id ?? '' } } : ctx
}

describe('a forgotten password', () => {
  it('sends a link to a known address, a note to an unknown one, and answers the same', async () => {
    const who = await person()
    const nobody = `nobody-${newId()}@mail.example`
    expect(await ask(who.visitor, ` ${who.email} `)).toBe(await ask(who.visitor, nobody))
    expect(await mailTo(who.email)).toMatchObject([{ kind: 'password-reset', locale: 'cy', practiceId: null }])
    expect(await mailTo(nobody)).toMatchObject([{ kind: 'password-reset-unknown', ids: {} }])
    expect(await actionsOf(who.loginId)).toEqual(['login.reset-asked'])
  })

  it('takes as long for a stranger as for a patient', async () => {
    const who = await person()
    const timed = async (email: string) => {
      const start = performance.now()
      await ask(who.visitor, email)
      return performance.now() - start
    }
    const [known, unknown] = [await timed(who.email), await timed('nobody-here')]
    expect(Math.min(known, unknown)).toBeGreaterThanOrEqual(249)
  })

  it('sends one message in three minutes, whatever the case of the name', async () => {
    const who = await person()
    await Promise.all(Array.from({ length: 8 }, () => ask(who.visitor, who.email.toUpperCase())))
    expect(await mailTo(who.email)).toHaveLength(1)
  })

  it('is not for staff sessions of jobs', async () => {
    const { practice } = await person()
    await expect(ask(practice.system, 'x@y.example')).rejects.toThrow(Forbidden)
  })

  it('sets the password once, though 32 use the link at once; ends sessions and the lock', async () => {
    const who = await person()
    const { token: session } = await signIn(who, old)
    await app.db
      .update(logins)
      .set({ failedAttempts: 9, lockedUntil: later(who.visitor, 999).now })
      .where(eq(logins.id, who.loginId))
    await ask(who.visitor, who.email)
    const token = await linkOf(who)
    const tries = await Promise.allSettled(
      Array.from({ length: 32 }, () => resetPassword(who.visitor, { token, password: fresh, locale: 'en' })),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) })
    expect(await findSession(app.db, 'patient', session, who.visitor.now)).toBeNull()
    expect(await signIn(who, fresh)).toHaveProperty('token')
    expect((await mailTo(who.email)).map((one) => one.kind)).toContain('password-changed')
    expect(await actionsOf(who.loginId)).toContain('login.password-reset')
  })

  it('refuses a weak password and keeps the link; a link of 15 minutes ends', async () => {
    const who = await person()
    await ask(who.visitor, who.email)
    const token = await linkOf(who)
    const weak = resetPassword(who.visitor, { token, password: 'password123', locale: 'en' })
    await expect(weak).rejects.toThrow(Invalid)
    const late = resetPassword(later(who.visitor, 901), { token, password: fresh, locale: 'en' })
    await expect(late).rejects.toThrow(Conflict)
    expect(await resetPassword(later(who.visitor, 890), { token, password: fresh, locale: 'en' })).toEqual({
      worksHere: false,
    })
  })

  it('judges staff by their practice', async () => {
    const { practice, visitor } = await person()
    const email = `manager@${practice.slug}.example`
    await ask(visitor, email)
    const manager = practice.as('manager').actor
    const token = await linkOf({ loginId: manager.kind === 'staff' ? manager.loginId : '' } as Person)
    const ours = resetPassword(visitor, { token, password: 'Test Surgery 1', locale: 'en' })
    await expect(ours).rejects.toMatchObject({ fields: { password: { key: 'errors.password.context' } } })
    expect(await resetPassword(visitor, { token, password: fresh, locale: 'en' })).toEqual({ worksHere: true })
  })

  it('adds up the strictest of several policies', () => {
    const base = { minLength: 8, letters: 0, numbers: 2, mixedCase: false, nonAlphanumeric: 0 }
    expect(strictest([base, { ...base, minLength: 12, numbers: 1, mixedCase: true }])).toEqual({
      ...base,
      minLength: 12,
      mixedCase: true,
    })
    expect(strictest([]).minLength).toBe(10)
  })
})

describe('changing a password', () => {
  it('keeps this session and ends the others', async () => {
    const who = await person()
    const { token: other } = await signIn(who, old)
    const me = await signedIn(who)
    await changePassword(me, { currentPassword: old, password: fresh, locale: 'en' })
    expect(await findSession(app.db, 'patient', other, who.visitor.now)).toBeNull()
    expect((await mySessions(me)).map((one) => one.here)).toEqual([true])
    expect((await mailTo(who.email)).map((one) => one.kind)).toEqual(['password-changed'])
    expect(await actionsOf(who.loginId)).toContain('login.password-changed')
  })

  it('asks for the current one, and stops a guesser', async () => {
    const who = await person()
    const me = await signedIn(who)
    const change = (currentPassword: string, password = fresh) =>
      changePassword(me, { currentPassword, password, locale: 'en' })
    await expect(change(old, old)).rejects.toMatchObject({ fields: { password: { key: 'errors.login.samePassword' } } })
    for (let i = 0; i < 5; i++) {
      await expect(change(`guess ${i}`)).rejects.toMatchObject({
        fields: { currentPassword: { key: 'errors.login.currentWrong' } },
      })
    }
    await expect(change(old)).rejects.toMatchObject({ fields: { currentPassword: { key: 'errors.login.locked' } } })
    await expect(changePassword(who.visitor, { currentPassword: old, password: fresh, locale: 'en' })).rejects.toThrow(
      Forbidden,
    )
  })
})

describe('staff', () => {
  it('stand in the log by name when they try, change their password and end sessions', async () => {
    const { practice } = await person()
    const manager = practice.as('manager')
    const { actor } = manager
    if (actor.kind !== 'staff') throw new Error('no staff')
    await app.db.update(logins).set({ passwordHash }).where(eq(logins.id, actor.loginId))
    const change = (currentPassword: string) =>
      changePassword(manager, { currentPassword, password: fresh, locale: 'en' })
    await expect(change('a guess')).rejects.toThrow(Invalid)
    await change(old)
    await endSession(manager, { sessionId: 'others' })
    const log = await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, actor.loginId))
    for (const action of ['login.password-change-refused', 'login.password-changed', 'login.session-ended']) {
      expect(log.find((one) => one.action === action)).toMatchObject({
        actorKind: 'staff',
        actorName: actor.name,
        staffId: actor.staffId,
        practiceId: null,
      })
    }
  })
})

describe('own sessions', () => {
  it('are listed, and ended one by one or all others at once; nobody else’s', async () => {
    const [who, stranger] = [await person(), await person()]
    const me = await signedIn(who)
    await signIn(who, old)
    await signIn(who, old)
    const { token: theirs } = await signIn(stranger, old)
    const list = await mySessions(me)
    expect(list).toHaveLength(3)
    const one = list.find((session) => !session.here)
    expect(one).toMatchObject({ browser: 'Firefox', system: 'Linux' })
    const strangers = await mySessions(await signedIn(stranger))
    expect(await endSession(me, { sessionId: strangers[0]?.id ?? '' })).toEqual({ ended: 0 })
    expect(await endSession(me, { sessionId: one?.id ?? '' })).toEqual({ ended: 1 })
    expect(await endSession(me, { sessionId: 'others' })).toEqual({ ended: 1 })
    expect(await findSession(app.db, 'patient', theirs, who.visitor.now)).not.toBeNull()
    expect(await actionsOf(who.loginId)).toContain('login.session-ended')
    await expect(endSession(who.visitor, { sessionId: 'others' })).rejects.toThrow(Forbidden)
  })
})
