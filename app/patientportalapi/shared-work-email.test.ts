import { and, asc, eq, isNotNull, like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, onlineAccounts, rateLimits, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
const query = { 'is-oh': 'true' }
const atWork = () => `work-${newId()}@works.example`
let numbers = 0

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 12)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice, { portal: 'referral', portalAddress: 'https://works.example/portal' })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

/** Somebody who registered with a work email and activated. */
async function registered(WorkEmailAddress: string) {
  numbers += 1
  const person = { ...demog({ WorkEmailAddress }), Mobile: `+44770090${String(numbers).padStart(4, '0')}` }
  const body = { regCode: await here.makeCode(), demog: person, 'is-oh': true }
  const { result } = await portal.call('auth/register-patient', { body })
  const ofEmail = eq(registrations.email, person.EmailAddress)
  const [waiting] = await read(practice.system, (tx) => tx.select().from(registrations).where(ofEmail))
  const key = await linkOf(practice.visitor, waiting?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), query, body: { key } })
  const [row] = await read(practice.system, (tx) => tx.select().from(registrations).where(ofEmail))
  return { person, loginId: row?.loginId ?? '' }
}
type Registered = Awaited<ReturnType<typeof registered>>

const signIn = (username: string, password: string) =>
  portal.call('auth/login', { body: { username, password }, query })

const mailedTo = (email: string) =>
  read(practice.system, (tx) =>
    tx.select().from(messages).where(eq(messages.recipient, email)).orderBy(asc(messages.id)),
  )

/** Asks for a new password by work email; gives the keys that were mailed there, by whose login they are for. */
async function linksTo(email: string, seconds: number): Promise<Map<string, string>> {
  // The three minutes between two of them are over.
  await practice.system.db.delete(rateLimits).where(like(rateLimits.key, 'password-reset-address:%'))
  const before = await mailedTo(email)
  expect((await portal.call('password-reset/send-link', { query, body: { email }, seconds })).status).toBe(200)
  const sent = (await mailedTo(email)).slice(before.length)
  return new Map(sent.map(({ ids }) => [ids.loginId ?? '', secretValue(ids.secretId ?? '')]))
}

/** Takes the steps from a key to the moment before the new password is set; gives the last step. */
async function readyToSet(key: string, { person }: Registered, password: string, seconds: number) {
  await portal.call('password-reset/send-validation-sms', { query, body: { key }, seconds })
  const [text] = await read(practice.system, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.recipient, person.Mobile), eq(messages.kind, 'one-time-code'))),
  )
  const code = secretCode(text?.ids.secretId ?? '')
  const proven = await portal.call('password-reset/submit-validation-code', { query, body: { key, code }, seconds })
  expect(proven.error).toBeNull()
  const session = String(proven.result.SessionId)
  return () =>
    portal.call('password-reset/set-password', { query, session, body: { key, newPassword: password }, seconds })
}

const password = 'nine quiet harbours 6 owls'

describe('a work email that several told', () => {
  it('signs in neither, and then whoever proves it by the link and the code, alone', async () => {
    const email = atWork()
    const [one, two] = [await registered(email), await registered(email)]
    for (const { person } of [one, two]) expect((await signIn(email, person.Password)).status).toBe(401)
    const links = await linksTo(email, 1)
    expect([...links.keys()].sort()).toEqual([one.loginId, two.loginId].sort())
    const set = await readyToSet(links.get(two.loginId) ?? '', two, password, 2)
    expect((await signIn(email, two.person.Password)).status).toBe(401)
    expect((await set()).status).toBe(200)
    expect((await signIn(email, password)).status).toBe(200)
    expect((await signIn(email, one.person.Password)).status).toBe(401)
    const events = await read(practice.system, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'account.work-email-proven')),
    )
    expect(events).toHaveLength(1)
  })

  it('stays theirs when somebody tells it later, until they change it', async () => {
    const email = atWork()
    const owner = await registered(email)
    const links = await linksTo(email, 1)
    await (await readyToSet(links.get(owner.loginId) ?? '', owner, password, 2))()
    const later = await registered(email)
    const { status, result } = await signIn(email, password)
    expect(status).toBe(200)
    expect((await signIn(email, later.person.Password)).status).toBe(401)
    // Only the owner is sent a link any more.
    expect([...(await linksTo(email, 600)).keys()]).toEqual([owner.loginId])
    await portal.call('patient/demographic-data', {
      ...{ session: String(result.SessionID), token: String(result.Token), query },
      body: { password, demog: { WorkEmailAddress: atWork() } },
    })
    expect((await signIn(email, password)).status).toBe(401)
    expect((await signIn(email, later.person.Password)).status).toBe(200)
  })

  it('is proven by one of those who finish at the same moment', async () => {
    const email = atWork()
    const people = await Promise.all(Array.from({ length: 5 }, () => registered(email)))
    const links = await linksTo(email, 1)
    expect(links.size).toBe(5)
    const last: (() => Promise<{ status: number }>)[] = []
    for (const one of people) last.push(await readyToSet(links.get(one.loginId) ?? '', one, password, 2))
    const answers = await Promise.all(last.map((set) => set()))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const proven = await read(practice.system, (tx) =>
      tx
        .select()
        .from(onlineAccounts)
        .where(and(eq(onlineAccounts.workEmail, email), isNotNull(onlineAccounts.workEmailProvenBy))),
    )
    expect(proven).toHaveLength(1)
    expect((await signIn(email, password)).status).toBe(200)
  })

  it('is free again once whoever proved it has left their account', async () => {
    const email = atWork()
    const owner = await registered(email)
    await (await readyToSet((await linksTo(email, 1)).get(owner.loginId) ?? '', owner, password, 2))()
    const next = await registered(email)
    await read(practice.system, (tx) =>
      tx.update(onlineAccounts).set({ loginId: null }).where(eq(onlineAccounts.loginId, owner.loginId)),
    )
    await (await readyToSet((await linksTo(email, 600)).get(next.loginId) ?? '', next, password, 601))()
    expect((await signIn(email, password)).status).toBe(200)
  })

  it('opens nothing by a link that was mailed to the one before', async () => {
    const email = atWork()
    const owner = await registered(email)
    const key = (await linksTo(email, 1)).get(owner.loginId) ?? ''
    const { result } = await signIn(email, owner.person.Password)
    const who = { session: String(result.SessionID), token: String(result.Token), query }
    const body = { password: owner.person.Password, demog: { WorkEmailAddress: atWork() } }
    await portal.call('patient/demographic-data', { ...who, body })
    expect((await portal.call('password-reset/validate-key', { query, body: { key }, seconds: 2 })).status).toBe(400)
  })
})
