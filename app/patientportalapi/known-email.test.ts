import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, onlineAccounts, practiceSettings, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { activateByLink, activateWithUsername } from '@/lib/domain/registrations/activate-by-link'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { secretValue } from '@/lib/platform/secrets'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { asPatient, makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering, testPassword } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 40)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice, { discloses10001: false })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

/** Somebody whose email signs in a login already, from another practice. */
async function knownElsewhere(): Promise<string> {
  const other = await openForRegistration(await makePractice(connection.db))
  const { person, token } = await other.waiting({ email: `known-${newId()}@example.com` })
  await activateByLink(practice.visitor, { token })
  return person.email
}

const met = new Set<string>()
async function register(EmailAddress: string) {
  const person = demog({ EmailAddress })
  const { result } = await portal.call('auth/register-patient', {
    body: { regCode: await here.makeCode(), demog: person },
  })
  const rows = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, EmailAddress)),
  )
  // Ids made within one millisecond have no order: the newest is the one not met before.
  const row = rows.find(({ id }) => !met.has(id))
  met.add(row?.id ?? '')
  return { person, session: String(result.SessionID), id: row?.id ?? '', type: result.ActivationType }
}

const byCode = async ({ session, id }: { session: string; id: string }) =>
  portal.call('auth/submit-activation-sms', { session, query: { code: await here.smsCode(id) } })
const signIn = (username: string, password: string) => portal.call('auth/login', { body: { username, password } })
const statusOf = async (id: string) => (await here.registrationOf(id))?.status

async function finishingToken(id: string): Promise<string> {
  const sent = await here.messagesOf(id)
  const mail = sent.filter(({ kind }) => kind === 'known-email').at(-1)
  return secretValue(mail?.ids.secretId ?? '')
}

async function loginOf(email: string): Promise<string> {
  const [row] = await connection.db.select().from(logins).where(eq(logins.email, email))
  return row?.id ?? ''
}

const accountsOf = (id: string) =>
  read(practice.system, (tx) => tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)))

const activateBy = (activationChannel: 'either' | 'sms') =>
  read(practice.system, (tx) =>
    tx.update(practiceSettings).set({ activationChannel }).where(eq(practiceSettings.practiceId, practice.practiceId)),
  )

describe('an email that signs in somebody already, activated by text message', () => {
  it('is answered like every other, and opens no account that nobody could sign in to', async () => {
    const stranger = await register(`new-${newId()}@example.com`)
    const known = await register(await knownElsewhere())
    const answers = [await byCode(stranger), await byCode(known)]
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, '{"status":"ok","result":{"OutstandingInvoice":null}}'],
      [200, '{"status":"ok","result":{"OutstandingInvoice":null}}'],
    ])
    expect([await statusOf(stranger.id), await statusOf(known.id)]).toEqual(['activated', 'awaiting-activation'])
    expect(await accountsOf(known.id)).toEqual([])
    const usernames = await connection.db
      .select()
      .from(logins)
      .where(eq(logins.username, ((await here.registrationOf(known.id))?.reference ?? '').toLowerCase()))
    expect(usernames).toEqual([])
    const refused = await signIn(known.person.EmailAddress, known.person.Password)
    expect(refused.error).toMatchObject({ HttpStatusCode: 401, Message: expect.stringContaining('open our email') })
    expect((await signIn('nobody@example.com', 'wrong')).error?.Message).toBe(refused.error?.Message)
  })

  it('is finished from the mailbox by signing in, and then signs in through the program by that email', async () => {
    const email = await knownElsewhere()
    const known = await register(email)
    await byCode(known)
    const owner = await loginOf(email)
    const token = await finishingToken(known.id)
    expect(await activateByLink(practice.visitor, { token })).toEqual({ outcome: 'sign-in-needed' })
    await activateByLink(asPatient(practice.visitor, owner), { token })
    expect(await accountsOf(known.id)).toMatchObject([{ loginId: owner, status: 'active' }])
    expect((await signIn(email, testPassword)).status).toBe(200)
    expect((await signIn(email, known.person.Password)).status).toBe(401)
  })

  it('is finished with a username by somebody who shares the email, and signs in through the program by it', async () => {
    const known = await register(await knownElsewhere())
    await byCode(known)
    const username = `shares.${newId().slice(-8)}`
    await activateWithUsername(practice.visitor, { token: await finishingToken(known.id), username })
    expect((await signIn(username, known.person.Password)).status).toBe(200)
  })

  it('is mailed how to finish even where the practice activates by text message alone', async () => {
    await activateBy('sms')
    const email = await knownElsewhere()
    const known = await register(email)
    expect(known.type).toBe(2)
    await byCode(known)
    const sent = (await here.messagesOf(known.id)).map(({ kind }) => kind)
    expect(sent.sort()).toEqual(['activation-sms', 'known-email'])
    await activateByLink(asPatient(practice.visitor, await loginOf(email)), { token: await finishingToken(known.id) })
    expect((await signIn(email, testPassword)).status).toBe(200)
    await activateBy('either')
  })

  it('is written down, and a code works once there as elsewhere', async () => {
    const known = await register(await knownElsewhere())
    const code = await here.smsCode(known.id)
    const all = await Promise.all(
      Array.from({ length: 16 }, () =>
        portal.call('auth/submit-activation-sms', { session: known.session, query: { code } }),
      ),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    const written = await read(practice.system, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.subjectId, known.id)),
    )
    expect(written.filter(({ action }) => action === 'registration.left-to-mailbox')).toHaveLength(1)
    const later = await portal.call('auth/submit-validation-sms', {
      query: { code, mobile: known.person.Mobile },
    })
    expect(later.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
  })

  it('of two who register with one new email and activate at once, one has it and the other finishes by mail', async () => {
    const email = `both-${newId()}@example.com`
    const both = [await register(email)]
    const second = await register(email)
    both.push(second)
    await Promise.all(both.map(byCode))
    const states = await Promise.all(both.map(({ id }) => statusOf(id)))
    expect(states.sort()).toEqual(['activated', 'awaiting-activation'])
    const late = both[(await statusOf(both[0]?.id ?? '')) === 'activated' ? 1 : 0]
    await activateByLink(asPatient(practice.visitor, await loginOf(email)), {
      token: await finishingToken(late?.id ?? ''),
    })
    expect(await statusOf(late?.id ?? '')).not.toBe('awaiting-activation')
  })

  it('that came to be known after its link was mailed to a program’s page is mailed one to ours', async () => {
    const email = `late-${newId()}@example.com`
    const [late, first] = [await register(email), await register(email)]
    await byCode(first)
    const body = { key: await linkOf(practice.visitor, late.id) }
    const answer = await portal.call('auth/submit-validation-email', { session: late.session, body })
    expect(answer.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    await portal.call('auth/submit-validation-email', { session: late.session, body })
    expect((await here.messagesOf(late.id)).filter(({ kind }) => kind === 'known-email')).toHaveLength(1)
    const token = await finishingToken(late.id)
    await activateWithUsername(practice.visitor, { token, username: `late.${newId().slice(-8)}` })
    expect(await statusOf(late.id)).toBe('activated')
  })
})
