import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, recoveryCodes, sessions } from '@/drizzle/schema'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { resetSecondFactor } from '@/lib/domain/staff/reset-second-factor'
import { connect } from '@/lib/platform/db'
import { encrypt } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { giveSecondFactor } from './give-second-factor'
import { makeRecoveryCodes, mySecondFactor } from './make-recovery-codes'
import { removeSecondFactor } from './remove-second-factor'
import { startSession } from './start-session'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const password = 'a password only for tests'
let practice: Awaited<ReturnType<typeof makePractice>>
let ctx: Ctx
let loginId: string
const seed = new Secret({ size: 20 })

async function session(completed: boolean): Promise<string> {
  const before = await app.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.loginId, loginId))
  const from = { kind: 'staff' as const, loginId, practiceId: practice.practiceId, completed }
  await transaction(practice.system, (tx) => startSession(tx, practice.system.now, from))
  const rows = await app.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.loginId, loginId))
  return rows.find(({ id }) => !before.some((one) => one.id === id))?.id ?? ''
}

/** A clinician with a second step, signed in; each test has a practice of its own. */
async function begin(enrolled = true): Promise<void> {
  practice = await makePractice(app.db)
  const clinician = practice.as('clinician')
  if (clinician.actor.kind !== 'staff') throw new Error('no member of staff')
  loginId = clinician.actor.loginId
  const factor = { totpSecret: encrypt(seed.base32), totpEnrolledAt: clinician.now }
  if (enrolled) await app.db.update(logins).set(factor).where(eq(logins.id, loginId))
  ctx = { ...clinician, actor: { ...clinician.actor, sessionId: await session(true) } }
}
const signInWith = async (code: string) => giveSecondFactor(practice.visitor, { code, sessionId: await session(false) })
const actions = async () =>
  (await read(practice.as('manager'), (tx) => tx.select().from(auditEvents))).map(({ action }) => action)

beforeAll(() => begin())
afterAll(async () => {
  await app.end()
  await database.drop()
})

describe('recovery codes', () => {
  it('are ten, told once, stored as hashes, and each opens the door once', async () => {
    await begin()
    expect(await mySecondFactor(ctx)).toEqual({ enrolled: true, codesLeft: 0 })
    const codes = await makeRecoveryCodes(ctx, { password })
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/)
    const stored = JSON.stringify(await app.db.select().from(recoveryCodes))
    for (const code of codes) expect(stored).not.toContain(code.slice(0, 5))
    const [first = ''] = codes
    expect(await signInWith(first.toLowerCase().replace('-', ' '))).toEqual({ enrolled: false })
    await expect(signInWith(first)).rejects.toThrow(Invalid)
    expect(await mySecondFactor(ctx)).toEqual({ enrolled: true, codesLeft: 9 })
    expect(await actions()).toEqual(
      expect.arrayContaining(['login.recovery-codes-made', 'login.recovery-code-used', 'staff.signed-in']),
    )
    const sent = await read(practice.as('manager'), (tx) => tx.select().from(messages))
    const told = [
      ...sent,
      ...(await read({ ...practice.system, practiceId: null }, (tx) => tx.select().from(messages))),
    ]
    expect(told.filter(({ kind }) => kind === 'recovery-code-used')).toMatchObject([
      { recipient: `clinician@${practice.slug}.example` },
    ])
  })

  it('made anew end the old ones, and leave the app’s code working', async () => {
    await begin()
    const [old = ''] = await makeRecoveryCodes(ctx, { password })
    await makeRecoveryCodes(ctx, { password })
    await expect(signInWith(old)).rejects.toThrow(Invalid)
    const code = new TOTP({ secret: seed }).generate({ timestamp: practice.visitor.now.getTime() })
    expect(await signInWith(code)).toEqual({ enrolled: false })
    expect(await mySecondFactor(ctx)).toMatchObject({ codesLeft: 10 })
  })

  it('are ten after 8 who make them at once', async () => {
    await begin()
    await Promise.all(Array.from({ length: 8 }, () => makeRecoveryCodes(ctx, { password })))
    expect(await mySecondFactor(ctx)).toMatchObject({ codesLeft: 10 })
  })

  it('need the password and a second step, and go when a manager resets it', async () => {
    await begin()
    await expect(makeRecoveryCodes(ctx, { password: 'not it' })).rejects.toMatchObject({
      fields: { password: { key: 'errors.login.currentWrong' } },
    })
    const [code = ''] = await makeRecoveryCodes(ctx, { password })
    const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : ''
    await resetSecondFactor(practice.as('manager'), { staffId })
    expect(await app.db.select().from(recoveryCodes).where(eq(recoveryCodes.loginId, loginId))).toEqual([])
    await expect(signInWith(code)).rejects.toThrow(Invalid)
    await begin(false)
    await expect(makeRecoveryCodes(ctx, { password })).rejects.toThrow(Conflict)
    await expect(makeRecoveryCodes(practice.visitor, { password })).rejects.toThrow(Forbidden)
  })

  it('that are wrong are counted, and five lock, the right one too', async () => {
    await begin()
    const [code = ''] = await makeRecoveryCodes(ctx, { password })
    for (let n = 0; n < 5; n += 1) await expect(signInWith('22222-22222')).rejects.toThrow(Invalid)
    await expect(signInWith(code)).rejects.toMatchObject({ fields: { code: { key: 'errors.login.locked' } } })
  })
})

describe('another phone', () => {
  it('takes the second step and its codes away, by a recovery code or the app, and the password', async () => {
    await begin()
    const [code = ''] = await makeRecoveryCodes(ctx, { password })
    const take = (typed: string, secret = password) => removeSecondFactor(ctx, { password: secret, code: typed })
    await expect(take(code, 'not it')).rejects.toMatchObject({ fields: { password: { key: expect.any(String) } } })
    await expect(take('22222-22222')).rejects.toMatchObject({ fields: { code: { key: 'errors.login.codeWrong' } } })
    await take(code)
    expect(await mySecondFactor(ctx)).toEqual({ enrolled: false, codesLeft: 0 })
    await expect(take(code)).rejects.toThrow(Conflict)
    expect(await actions()).toContain('login.second-factor-removed')
    await begin()
    await take(new TOTP({ secret: seed }).generate({ timestamp: practice.visitor.now.getTime() }))
    expect(await mySecondFactor(ctx)).toMatchObject({ enrolled: false })
    await expect(removeSecondFactor(practice.visitor, { password, code })).rejects.toThrow(Forbidden)
  })
})
