import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, onlineAccounts, secrets } from '@/drizzle/schema'
import { endApiClient } from '@/lib/domain/api-clients/end-api-client'
import { handOver, ownDestinations } from '@/lib/domain/portal-sign-in/hand-over'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { forPractice, read } from '@/lib/domain/shared/context'
import { Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { asPatient, makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
const portalAddress = 'https://portal.example.com/app'

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 40)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice, { portalAddress })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

/** Somebody with an account here, signed in to our own portal. */
async function somebodySignedIn() {
  const { id, token } = await here.waiting()
  await activateByLink(practice.visitor, { token })
  const loginId = (await here.registrationOf(id))?.loginId ?? ''
  return { loginId, me: forPractice(asPatient(practice.visitor, loginId), null) }
}

async function handedOver(to = portal) {
  const person = await somebodySignedIn()
  const { practiceId } = practice
  const { address } = await handOver(person.me, { practiceId, clientId: to.clientId })
  return { ...person, address, loginToken: address.split('loginToken=')[1] ?? '' }
}

const enter = (loginToken: string, by = portal, seconds = 1) =>
  by.call('auth/direct-login', { body: { loginToken }, seconds })

describe('going on to another company’s website', () => {
  it('is offered where it has one, and leads there with a token after the #', async () => {
    const { me, loginId } = await somebodySignedIn()
    const destinations = await ownDestinations(me)
    expect(destinations.map(({ clientId }) => clientId)).toEqual([portal.clientId])
    const { practiceId } = practice
    const { address } = await handOver(me, { practiceId, clientId: portal.clientId })
    const guid =
      /^https:\/\/portal\.example\.com\/app\/#\/ssologin\?loginToken=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    expect(address).toMatch(guid)
    const [kept] = await connection.db.select().from(secrets).where(eq(secrets.subjectId, loginId))
    expect(JSON.stringify(kept)).not.toContain(address.split('loginToken=')[1])
    const written = await read(forPractice(asPatient(practice.visitor, loginId), practiceId), (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, loginId), eq(auditEvents.action, 'login.handed-over'))),
    )
    expect(written).toHaveLength(1)
  })

  it('is nothing for a website that ended, has no address, or is of a practice without an account', async () => {
    const { me } = await somebodySignedIn()
    const { practiceId } = practice
    const bare = await openPortal(practice)
    const referral = await openPortal(practice, { portalAddress, portal: 'referral' })
    const ended = await openPortal(practice, { portalAddress })
    await endApiClient(practice.as('manager'), { clientId: ended.clientId, version: 1 })
    const other = await makePractice(connection.db)
    const elsewhere = await openPortal(other, { portalAddress })
    for (const { clientId } of [bare, referral, ended, elsewhere])
      await expect(handOver(me, { practiceId, clientId })).rejects.toThrow(NotFound)
    const there = { practiceId: other.practiceId, clientId: elsewhere.clientId }
    await expect(handOver(me, there)).rejects.toThrow(NotFound)
    const mine = { practiceId, clientId: portal.clientId }
    await expect(handOver(practice.as('manager'), mine)).rejects.toThrow(Forbidden)
  })
})

describe('direct-login', () => {
  it('signs in by the token, once', async () => {
    const { loginToken } = await handedOver()
    const { result, status } = await enter(loginToken.toUpperCase())
    expect(status).toBe(200)
    expect(result).toMatchObject({ Require2FA: false, Config: { IsLoggedIn: true } })
    const session = String(result.SessionID)
    const shown = await portal.call('patient/demographic-data', { session, token: String(result.Token) })
    expect(shown.status).toBe(200)
    expect((await enter(loginToken)).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
  })

  it('lets one of 32 in who come with one token', async () => {
    const { loginToken } = await handedOver()
    const all = await Promise.all(Array.from({ length: 32 }, () => enter(loginToken)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('is over after 20 seconds, and with the next token', async () => {
    const { loginToken, me } = await handedOver()
    expect((await enter(loginToken, portal, 20)).error?.EventCode).toBe(0)
    const first = await handedOver()
    await handOver(first.me, { practiceId: practice.practiceId, clientId: portal.clientId })
    expect((await enter(first.loginToken)).error?.EventCode).toBe(0)
    expect(me.actor.kind).toBe('patient')
  })

  it('takes the token at its own client and practice only', async () => {
    const { loginToken } = await handedOver()
    const sibling = await openPortal(practice, { portalAddress })
    const stranger = await openPortal(await makePractice(connection.db), { portalAddress })
    for (const other of [sibling, stranger]) expect((await enter(loginToken, other)).error?.HttpStatusCode).toBe(400)
    expect((await enter(loginToken)).status).toBe(200)
  })

  it('keeps out whoever was disabled or locked meanwhile, and owes the code where the client asks for one', async () => {
    const disabled = await handedOver()
    await read(practice.system, (tx) =>
      tx
        .update(onlineAccounts)
        .set({ disabledAt: practice.visitor.now, disabledReason: 'test' })
        .where(eq(onlineAccounts.loginId, disabled.loginId)),
    )
    expect((await enter(disabled.loginToken)).error?.EventCode).toBe(0)
    const locked = await handedOver()
    const lockedUntil = new Date(practice.visitor.now.getTime() + 3_600_000)
    await connection.db.update(logins).set({ lockedUntil }).where(eq(logins.id, locked.loginId))
    expect((await enter(locked.loginToken)).error?.EventCode).toBe(0)
    const careful = await openPortal(practice, { portalAddress, asksSecondFactor: true })
    const { loginToken } = await handedOver(careful)
    const { result } = await enter(loginToken, careful)
    expect(result).toMatchObject({ Require2FA: true, Config: { IsLoggedIn: false } })
  })

  it('says what is wrong with anything else', async () => {
    expect((await portal.call('auth/direct-login', { body: {} })).error?.EventCode).toBe(1)
    expect((await portal.call('auth/direct-login', { body: { loginToken: null } })).error?.EventCode).toBe(1)
    expect((await enter('not a guid')).error).toMatchObject({ EventCode: 2, Fields: [{ Path: 'loginToken' }] })
    expect((await enter('00000000-0000-4000-8000-000000000000')).error?.EventCode).toBe(0)
  })
})

describe('sso-login-details', () => {
  it('says why there are none', async () => {
    const query = { 'company-identifier': 'works-ltd' }
    const patient = await portal.call('auth/sso-login-details', { query })
    expect(patient.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const referral = await openPortal(practice, { portal: 'referral' })
    expect((await referral.call('auth/sso-login-details', { query })).error?.HttpStatusCode).toBe(404)
    expect((await portal.call('auth/sso-login-details')).error?.EventCode).toBe(9)
  })
})
