// Longer than 250 lines because one practice is followed from its first invitation to its last manager.
import { eq } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { afterAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, practiceSettings, secrets } from '@/drizzle/schema'
import { choosePractice } from '@/lib/domain/logins/choose-practice'
import { practicesAtDoor, secondFactorAtDoor } from '@/lib/domain/logins/door-queries'
import { findSession } from '@/lib/domain/logins/find-session'
import { giveSecondFactor } from '@/lib/domain/logins/give-second-factor'
import { signInStaff } from '@/lib/domain/logins/sign-in-staff'
import type { Ctx } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretValue } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { acceptInvitation } from './accept-invitation'
import { changeRole } from './change-role'
import { disableStaff } from './disable-staff'
import { enableStaff } from './enable-staff'
import { findStaffMember } from './find-staff-member'
import { invitationAt } from './invitation-at'
import { inviteStaff } from './invite-staff'
import { listStaff } from './queries'
import { resendInvitation } from './resend-invitation'
import { resetSecondFactor } from './reset-second-factor'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const all = connect(database.superUrl, 2)
const password = 'a password only for tests'
const fresh = 'copper kite and rain'

afterAll(async () => {
  await app.end()
  await all.end()
  await database.drop()
})

const door = (ctx: Ctx): Ctx => ({ ...ctx, practiceId: null, actor: { kind: 'anyone', address: '192.0.2.1' } })
const idOf = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.staffId : '')
const loginOf = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.loginId : '')
const signIn = (ctx: Ctx, email: string, typed = password) =>
  signInStaff(door(ctx), { email, password: typed, device: null, locale: 'en', userAgent: null })
const sessionOf = async (ctx: Ctx, token: string) => findSession(app.db, 'staff', token, ctx.now)
const actionsOn = async (subjectId: string) =>
  (await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, subjectId))).map((one) => one.action)
async function linkFor(staffId: string) {
  const rows = await all.db.select().from(secrets).where(eq(secrets.subjectId, staffId)).orderBy(secrets.createdAt)
  return secretValue(rows.at(-1)?.id ?? '')
}
const accept = (ctx: Ctx, token: string, typed = fresh) =>
  acceptInvitation(door(ctx), { token, password: typed, device: null, userAgent: null })
async function invited(practice: TestPractice, role: 'manager' | 'receptionist' = 'receptionist') {
  const email = `new-${newId().slice(-8)}@mail.example`
  const { staffId } = await inviteStaff(practice.as('manager'), { name: 'Sam Field', email, role })
  return { staffId, email, token: await linkFor(staffId) }
}
const asMember = (ctx: Ctx, practice: TestPractice, loginId: string, staffId: string): Ctx => {
  const { actor } = practice.as('manager')
  return actor.kind === 'staff' ? { ...ctx, actor: { ...actor, loginId, staffId } } : ctx
}

describe('inviting staff', () => {
  it('sends a link, records it, and makes a colleague of whoever sets a password', async () => {
    const practice = await makePractice(app.db)
    const { staffId, email, token } = await invited(practice)
    const [sent] = await all.db.select().from(messages).where(eq(messages.recipient, email))
    expect(sent).toMatchObject({ kind: 'staff-invitation', practiceId: practice.practiceId, ids: { staffId } })
    expect(await invitationAt(practice.visitor, token)).toMatchObject({ practiceName: 'Test Surgery', hasLogin: false })
    await expect(accept(practice.visitor, token, 'password123')).rejects.toThrow(Invalid)
    const { token: cookie, step } = await accept(practice.visitor, token)
    expect(step).toBe('done')
    expect(await sessionOf(practice.visitor, cookie)).toMatchObject({
      completed: true,
      practiceId: practice.practiceId,
    })
    expect(await actionsOn(staffId)).toEqual(['staff.invited', 'staff.invitation-accepted', 'staff.signed-in'])
    expect(await signIn(practice.visitor, email, fresh)).toMatchObject({ step: 'done' })
    expect(await invitationAt(practice.visitor, token)).toBeNull()
  })

  it('works once though 16 people press at once', async () => {
    const practice = await makePractice(app.db)
    const { token } = await invited(practice)
    const all16 = await Promise.allSettled(Array.from({ length: 16 }, () => accept(practice.visitor, token)))
    expect(all16.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of all16) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict)
  })

  it('asks somebody who signs in elsewhere for the password they have', async () => {
    const [here, there] = [await makePractice(app.db), await makePractice(app.db)]
    const email = `clinician@${there.slug}.example`
    const { staffId } = await inviteStaff(here.as('manager'), { name: 'Test clinician', email, role: 'clinician' })
    const token = await linkFor(staffId)
    expect(await invitationAt(here.visitor, token)).toMatchObject({ hasLogin: true })
    await expect(accept(here.visitor, token, fresh)).rejects.toMatchObject({
      fields: { password: { key: 'errors.login.wrong' } },
    })
    expect(await accept(here.visitor, token, password)).toMatchObject({ step: 'done' })
  })

  it('replaces the link when sent again, and ends after seven days', async () => {
    const practice = await makePractice(app.db)
    const { staffId, token } = await invited(practice)
    await resendInvitation(later(practice.as('manager'), 60), { staffId })
    const second = await linkFor(staffId)
    await expect(accept(practice.visitor, token)).rejects.toThrow(Conflict)
    expect(await invitationAt(later(practice.visitor, 8 * 86_400), second)).toBeNull()
    await accept(later(practice.visitor, 120), second)
    await expect(resendInvitation(practice.as('manager'), { staffId })).rejects.toThrow(Conflict)
  })

  it('refuses an address twice, other roles, and other practices', async () => {
    const [practice, other] = [await makePractice(app.db), await makePractice(app.db)]
    const { email, staffId } = await invited(practice)
    const again = { name: 'X', email: email.toUpperCase(), role: 'manager' as const }
    await expect(inviteStaff(practice.as('manager'), again)).rejects.toMatchObject({
      fields: { email: { key: 'errors.staff.emailTaken' } },
    })
    await expect(inviteStaff(practice.as('receptionist'), again)).rejects.toThrow(Forbidden)
    await expect(resendInvitation(other.as('manager'), { staffId })).rejects.toThrow(NotFound)
    await expect(listStaff(practice.as('clinician'))).rejects.toThrow(Forbidden)
    expect((await listStaff(other.as('manager'))).map((one) => one.id)).not.toContain(staffId)
    expect((await listStaff(practice.as('manager'))).find((one) => one.id === staffId)).toMatchObject({
      state: 'invited',
      invitationExpired: false,
    })
  })
})

describe('changing staff', () => {
  it('disables at once and enables again', async () => {
    const practice = await makePractice(app.db)
    const [manager, target] = [practice.as('manager'), practice.as('receptionist')]
    const { token } = await signIn(manager, `receptionist@${practice.slug}.example`)
    await disableStaff(manager, { staffId: idOf(target) })
    expect(await sessionOf(manager, token)).toBeNull()
    expect(await findStaffMember(app.db, loginOf(target), practice.practiceId)).toBeNull()
    await expect(signIn(manager, `receptionist@${practice.slug}.example`)).rejects.toMatchObject({
      fields: { email: { key: 'errors.login.notStaff' } },
    })
    await enableStaff(manager, { staffId: idOf(target) })
    expect(await signIn(manager, `receptionist@${practice.slug}.example`)).toMatchObject({ step: 'done' })
    expect(await actionsOn(idOf(target))).toEqual(expect.arrayContaining(['staff.disabled', 'staff.enabled']))
    await expect(disableStaff(target, { staffId: idOf(manager) })).rejects.toThrow(Forbidden)
    await expect(enableStaff(target, { staffId: idOf(manager) })).rejects.toThrow(Forbidden)
    await expect(changeRole(target, { staffId: idOf(target), role: 'manager' })).rejects.toThrow(Forbidden)
  })

  it('ends an invitation of somebody disabled', async () => {
    const practice = await makePractice(app.db)
    const { staffId, token } = await invited(practice)
    await disableStaff(practice.as('manager'), { staffId })
    await expect(accept(practice.visitor, token)).rejects.toThrow(Conflict)
    await expect(resendInvitation(practice.as('manager'), { staffId })).rejects.toThrow(Conflict)
  })

  it('keeps the last working manager', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    await invited(practice, 'manager')
    const staffId = idOf(manager)
    await expect(disableStaff(manager, { staffId })).rejects.toMatchObject({
      reason: { key: 'errors.staff.lastManager' },
    })
    await expect(changeRole(manager, { staffId, role: 'clinician' })).rejects.toThrow(Conflict)
    await changeRole(manager, { staffId: idOf(practice.as('clinician')), role: 'manager' })
    await changeRole(manager, { staffId, role: 'clinician' })
    expect(await actionsOn(staffId)).toContain('staff.role-changed')
  })

  it('keeps one of two managers who disable each other at once', async () => {
    const practice = await makePractice(app.db)
    const [one, two] = [practice.as('manager'), practice.as('clinician')]
    await changeRole(one, { staffId: idOf(two), role: 'manager' })
    const second = asMember(one, practice, loginOf(two), idOf(two))
    for (let round = 0; round < 5; round++) {
      const both = await Promise.allSettled([
        disableStaff(one, { staffId: idOf(two) }),
        disableStaff(second, { staffId: idOf(one) }),
      ])
      expect(both.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
      await enableStaff(one, { staffId: idOf(one) })
      await enableStaff(one, { staffId: idOf(two) })
    }
  })
})

describe('the staff door', () => {
  it('asks which practice, where there are several', async () => {
    const [here, there] = [await makePractice(app.db), await makePractice(app.db)]
    const email = `clinician@${there.slug}.example`
    const { staffId } = await inviteStaff(here.as('manager'), { name: 'Test clinician', email, role: 'receptionist' })
    await accept(here.visitor, await linkFor(staffId), password)
    const { token, step } = await signIn(here.visitor, email)
    expect(step).toBe('practice')
    const session = await sessionOf(here.visitor, token)
    expect(session).toMatchObject({ completed: false, practiceId: null })
    const at = door(here.visitor)
    const sessionId = session?.id ?? ''
    expect((await practicesAtDoor(at, sessionId)).map((one) => one.practiceId).sort()).toEqual(
      [here.practiceId, there.practiceId].sort(),
    )
    const foreign = await makePractice(app.db)
    await expect(choosePractice(at, { sessionId, practiceId: foreign.practiceId })).rejects.toThrow(Invalid)
    await expect(choosePractice(at, { sessionId: undefined, practiceId: here.practiceId })).rejects.toThrow(NotFound)
    expect(await choosePractice(at, { sessionId, practiceId: here.practiceId })).toEqual({ step: 'done' })
    expect(await sessionOf(here.visitor, token)).toMatchObject({ completed: true, practiceId: here.practiceId })
    expect(await actionsOn(staffId)).toContain('staff.signed-in')
  })

  it('turns away a patient with the right password', async () => {
    const practice = await makePractice(app.db)
    await expect(signIn(practice.visitor, 'nobody@mail.example')).rejects.toMatchObject({
      fields: { email: { key: 'errors.login.wrong' } },
    })
  })
})

describe('the second step', () => {
  async function required() {
    const practice = await makePractice(app.db)
    const { practiceId } = practice
    await all.db
      .update(practiceSettings)
      .set({ secondFactorRequired: true })
      .where(eq(practiceSettings.practiceId, practiceId))
    const email = `clinician@${practice.slug}.example`
    const atDoor = async (ctx: Ctx) => {
      const { token, step } = await signIn(ctx, email)
      expect(step).toBe('second-factor')
      const session = await sessionOf(ctx, token)
      expect(session?.completed).toBe(false)
      return { ctx: door(ctx), token, sessionId: session?.id ?? '' }
    }
    return { practice, atDoor }
  }
  const codeAt = (secret: string, now: Date) => new TOTP({ secret }).generate({ timestamp: now.getTime() })

  it('enrols at first sign-in, takes each code once, and may be reset by a manager', async () => {
    const { practice, atDoor } = await required()
    const first = await atDoor(practice.visitor)
    const offer = await secondFactorAtDoor(first.ctx, first.sessionId)
    const secret = offer.enrolled ? '' : offer.secret
    expect(await secondFactorAtDoor(first.ctx, first.sessionId)).toEqual(offer)
    const code = codeAt(secret, first.ctx.now)
    await expect(giveSecondFactor(first.ctx, { sessionId: first.sessionId, code: '12345' })).rejects.toThrow(Invalid)
    expect(await giveSecondFactor(first.ctx, { sessionId: first.sessionId, code })).toEqual({ enrolled: true })
    expect(await sessionOf(first.ctx, first.token)).toMatchObject({ completed: true })

    const second = await atDoor(later(practice.visitor, 60))
    expect(await secondFactorAtDoor(second.ctx, second.sessionId)).toEqual({ enrolled: true })
    await expect(giveSecondFactor(second.ctx, { sessionId: second.sessionId, code })).rejects.toThrow(Invalid)
    const next = codeAt(secret, second.ctx.now)
    const third = await atDoor(later(practice.visitor, 61))
    const uses = await Promise.allSettled(
      [second, third, second, third].map(({ ctx, sessionId }) => giveSecondFactor(ctx, { sessionId, code: next })),
    )
    expect(uses.filter((one) => one.status === 'fulfilled')).toHaveLength(1)

    const staffId = idOf(practice.as('clinician'))
    await expect(resetSecondFactor(practice.as('receptionist'), { staffId })).rejects.toThrow(Forbidden)
    await resetSecondFactor(practice.as('manager'), { staffId })
    const fourth = await atDoor(later(practice.visitor, 120))
    const anew = await secondFactorAtDoor(fourth.ctx, fourth.sessionId)
    expect(anew.enrolled ? '' : anew.secret).not.toBe(secret)
    expect(await actionsOn(staffId)).toContain('staff.second-factor-reset')
  })

  it('locks after five wrong codes, right one or not', async () => {
    const { practice, atDoor } = await required()
    const { ctx, sessionId } = await atDoor(practice.visitor)
    for (let i = 0; i < 5; i++) await expect(giveSecondFactor(ctx, { sessionId, code: 'abc' })).rejects.toThrow(Invalid)
    const offer = await secondFactorAtDoor(ctx, sessionId)
    const code = offer.enrolled ? '' : codeAt(offer.secret, ctx.now)
    await expect(giveSecondFactor(ctx, { sessionId, code })).rejects.toMatchObject({
      fields: { code: { key: 'errors.login.locked' } },
    })
  })
})
