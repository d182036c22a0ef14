import { desc, eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, patientContacts } from '@/drizzle/schema'
import { deliverMessage } from '@/lib/domain/correspondence/deliver-message'
import { usernamesOf } from '@/lib/domain/correspondence/usernames-of'
import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice } from '@/lib/testing/people'
import { askUnlock } from './ask-unlock'
import { askUsernames } from './ask-usernames'
import { lockedMessage } from './lockout'
import { signInPatient } from './sign-in-patient'
import { unlockByCode } from './unlock-by-code'
import { unlockLogin } from './unlock-login'

const database = await createTestDatabase()
const app = connect(database.appUrl, 10)
const all = connect(database.ownerUrl, 2)
const practice = await makePractice(app.db)
const { desk, visitor, withLetter, claim } = claimingAt(practice)
const outside = forPractice(visitor, null)

afterAll(async () => {
  await Promise.all([app.end(), all.end()])
  await database.drop()
})

let numbers = 0
/** Somebody with a username and a mobile they proved, whose login is locked. */
async function lockedOut() {
  numbers += 1
  const mobile = `+44770090${String(4000 + numbers)}`
  const username = `locked.${newId().slice(-8)}`
  const held = await withLetter()
  const { ctx, draftToken, registration } = await claim(held, { username, mobile })
  const sent = await sentTo(mobile, visitor)
  await activateByCode(ctx, { draftToken, activationCode: secretCode(sent[0]?.ids.secretId ?? '') })
  const loginId = registration.loginId ?? ''
  const lockedUntil = later(visitor, 3 * 3600).now
  await app.db.update(logins).set({ failedAttempts: 5, lockedUntil }).where(eq(logins.id, loginId))
  return { username, mobile, loginId, held }
}
const sentTo = (recipient: string, ctx: Ctx = outside) =>
  read(ctx, (tx) => tx.select().from(messages).where(eq(messages.recipient, recipient)).orderBy(desc(messages.id)))
const isLocked = async (loginId: string) =>
  (await app.db.select().from(logins).where(eq(logins.id, loginId)))[0]?.lockedUntil !== null

describe('a lock', () => {
  it('says how long it lasts', () => {
    const left = (seconds: number) => lockedMessage(later(visitor, seconds).now, visitor.now).params
    expect(left(4 * 3600)).toEqual({ hours: 4, minutes: 0 })
    expect(left(3 * 3600 + 61)).toEqual({ hours: 3, minutes: 2 })
    expect(left(1)).toEqual({ hours: 0, minutes: 1 })
  })

  it('is ended by the code of a text to the mobile that was proved, once', async () => {
    const who = await lockedOut()
    await askUnlock(visitor, { email: who.username, locale: 'en' })
    const [text] = await sentTo(who.mobile)
    expect(text).toMatchObject({ kind: 'unlock-sms', channel: 'sms', practiceId: null })
    const code = secretCode(text?.ids.secretId ?? '')
    const wrong = { fields: { code: { key: 'errors.unlock.code' } } }
    const other = code === '123456' ? '654321' : '123456'
    await expect(unlockByCode(visitor, { email: who.username, code: other })).rejects.toMatchObject(wrong)
    await expect(unlockByCode(visitor, { email: 'nobody.at.all', code })).rejects.toMatchObject(wrong)
    expect(await isLocked(who.loginId)).toBe(true)
    await unlockByCode(visitor, { email: who.username, code })
    expect(await isLocked(who.loginId)).toBe(false)
    await expect(unlockByCode(visitor, { email: who.username, code })).rejects.toMatchObject(wrong)
    const logged = await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, who.loginId))
    expect(logged.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['login.unlock-asked', 'login.unlock-refused', 'login.unlocked']),
    )
  })

  it('is ended by a link to the address the practice has proved, for somebody with a username', async () => {
    const who = await lockedOut()
    const address = `${who.username}@example.com`
    const onFile = { practiceId: practice.practiceId, patientId: who.held.patientId, kind: 'email' as const }
    const unproved = `somebody-else-${who.username}@example.com`
    await read(desk, (tx) =>
      tx.insert(patientContacts).values([
        { ...onFile, id: newId(), value: address, verifiedAt: new Date(), createdAt: new Date() },
        { ...onFile, id: newId(), value: unproved, preferred: true, createdAt: new Date() },
      ]),
    )
    await askUnlock(visitor, { email: who.username, locale: 'en' })
    expect(await sentTo(unproved)).toEqual([])
    const [mail] = await sentTo(address)
    expect(mail).toMatchObject({ kind: 'account-locked', channel: 'email' })
    await unlockLogin(visitor, { token: secretValue(mail?.ids.secretId ?? '') })
    expect(await isLocked(who.loginId)).toBe(false)
  })

  it('is told by text, with the code that ends it, to somebody who has no email, once', async () => {
    const who = await lockedOut()
    await app.db.update(logins).set({ failedAttempts: 0, lockedUntil: null }).where(eq(logins.id, who.loginId))
    const wrong = { email: who.username, password: 'not the password', device: null, locale: 'en' as const }
    for (let time = 0; time < 6; time += 1)
      await expect(signInPatient(visitor, { ...wrong, userAgent: null })).rejects.toThrow()
    const texts = (await sentTo(who.mobile)).filter(({ kind }) => kind === 'unlock-sms')
    expect(texts).toHaveLength(1)
    await unlockByCode(visitor, { email: who.username, code: secretCode(texts[0]?.ids.secretId ?? '') })
    expect(await isLocked(who.loginId)).toBe(false)
  })

  it('sends nothing for a name nobody has, one that is not locked, or again within three minutes', async () => {
    await askUnlock(visitor, { email: `nobody-${newId()}`, locale: 'en' })
    const who = await lockedOut()
    await Promise.all([1, 2, 3].map(() => askUnlock(visitor, { email: who.username, locale: 'en' })))
    expect(await sentTo(who.mobile)).toHaveLength(1)
    const open = await lockedOut()
    await app.db.update(logins).set({ lockedUntil: null }).where(eq(logins.id, open.loginId))
    await askUnlock(visitor, { email: open.username, locale: 'en' })
    expect(await sentTo(open.mobile)).toEqual([])
    await expect(askUnlock(desk, { email: open.username, locale: 'en' })).rejects.toThrow('login:reset-password')
    await expect(unlockByCode(desk, { email: 'x', code: '123456' })).rejects.toThrow('login:reset-password')
  })
})

describe('forgotten usernames', () => {
  it('go to the address that was proved, and to no other', async () => {
    const who = await lockedOut()
    const address = `${who.username}@example.com`
    const contact = { practiceId: practice.practiceId, patientId: who.held.patientId, kind: 'email' as const }
    await read(desk, (tx) =>
      tx.insert(patientContacts).values([
        { ...contact, id: newId(), value: address, verifiedAt: new Date(), preferred: true, createdAt: new Date() },
        { ...contact, id: newId(), value: `not-proved-${address}`, preferred: false, createdAt: new Date() },
      ]),
    )
    const find = (typed: string) => transaction(outside, (tx) => usernamesOf(tx, typed))
    expect(await find(address.toUpperCase())).toEqual([who.username])
    expect(await find(`not-proved-${address}`)).toEqual([])
  })

  it('are asked for in the same way by everyone, and looked up when the message is written', async () => {
    const address = `asks-${newId()}@example.com`
    await askUsernames(visitor, { email: address, locale: 'en' })
    await askUsernames(visitor, { email: address, locale: 'en' })
    const [message, another] = await sentTo(address)
    expect(message).toMatchObject({ kind: 'usernames', ids: {}, practiceId: null })
    expect(another).toBeUndefined()
    const written: Outgoing[] = []
    const system: Ctx = { ...outside, actor: { kind: 'system', task: 'test' } }
    const carry = async (_tx: unknown, outgoing: Outgoing) => {
      written.push(outgoing)
      return null
    }
    expect(await deliverMessage(system, { messageId: message?.id ?? '', lastTry: true }, carry)).toBe('sent')
    expect(written).toMatchObject([{ usernames: [] }])
    await expect(askUsernames(desk, { email: address, locale: 'en' })).rejects.toThrow('login:reset-password')
  })
})
