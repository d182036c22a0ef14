import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargebands, registrations, threadMessages } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { read } from '@/lib/domain/shared/context'
import { openThread } from '@/lib/domain/threads/open-thread'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { messagingPractice } from '@/lib/testing/messaging'
import { openPortal } from '@/lib/testing/portal'
import { threadsAt } from '@/lib/testing/threads'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let at: Awaited<ReturnType<typeof messagingPractice>>
let here: ReturnType<typeof threadsAt>
let portal: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  at = await messagingPractice(connection.db)
  here = threadsAt(at.practice.as('receptionist'))
  portal = await openPortal(at.practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

type Feed = {
  Key: string
  StartDate: string
  AuthorName: string
  LastMessage: { AuthorName: string; Date: string; Text: string }
  Messages: { AuthorName: string; Date: string; Text: string }[]
  OutstandingMessageNotification: { Key: string; Type: number; ObjectKey: string } | null
}

const feedsIn = ({ text }: { text: string }): Feed[] => JSON.parse(text).result
const feedIn = ({ text }: { text: string }): Feed => JSON.parse(text).result

/** Somebody who registered through the API and signed in, with what a program then calls in their name. */
async function signedIn(chargebandId = at.bands.open) {
  const person = demog()
  const email = String(person.EmailAddress)
  const body = { regCode: await at.here.makeCode({ chargebandId }), demog: person }
  const { result } = await portal.call('auth/register-patient', { body })
  const [row] = await read(at.practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  const key = await linkOf(at.practice.visitor, row?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), body: { key } })
  const login = await portal.call('auth/login', { body: { username: email, password: person.Password } })
  const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
  const feeds = async (query = {}) => feedsIn(await portal.call('feed/feeds', { ...who, query }))
  return { person, name: `${person.Name} ${person.Surname}`, who, config: login.result.Config, feeds }
}

const add = (who: object, messageText: unknown, seconds = 0) =>
  portal.call('feed/add-feed', { ...who, seconds, body: { messageText } })

describe('feeds', () => {
  it('are the threads of the pages: begun, answered, read and confirmed', async () => {
    const { who, name, feeds, config } = await signedIn()
    expect(config).toMatchObject({ Permissions: { Patient: { CanManageFeeds: true } } })
    const begun = feedIn(await add(who, '<div>May I come <b>earlier</b>?</div>'))
    const mine = { AuthorName: name, Date: begun.StartDate, Text: 'May I come earlier?' }
    expect(begun).toEqual({
      ...{ Key: begun.Key, StartDate: begun.StartDate, AuthorName: name },
      ...{ LastMessage: mine, Messages: [mine], OutstandingMessageNotification: null },
    })
    expect(begun.StartDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
    const seen = await openThread(at.practice.as('receptionist'), { threadId: begun.Key })
    expect(seen?.messages.map(({ text }) => text)).toEqual(['May I come earlier?'])
    await here.answer(begun.Key, 'Yes: <b>nine</b>.')
    const read = () => portal.call('feed/feed', { ...who, query: { feed: begun.Key } })
    const answered = feedIn(await read())
    expect(answered.Messages.map(({ AuthorName, Text }) => [AuthorName, Text])).toEqual([
      ['Test Surgery', 'Yes: &lt;b&gt;nine&lt;/b&gt;.'],
      [name, 'May I come earlier?'],
    ])
    expect(answered.LastMessage).toEqual(answered.Messages[0])
    const notification = { Key: begun.Key, Type: 8, ObjectKey: begun.Key }
    expect(answered.OutstandingMessageNotification).toMatchObject(notification)
    const waiting = (type: string) => portal.call('notification/notifications', { ...who, query: { type } })
    expect((await waiting('8')).result).toMatchObject([notification])
    expect((await waiting('16')).result).not.toMatchObject([notification])
    expect((await waiting('95')).result).toMatchObject([notification, { Type: 16 }])
    const confirm = (key: string) => portal.call('notification/confirm', { ...who, query: { notification: key } })
    expect(await confirm(begun.Key)).toMatchObject({ status: 200, result: '' })
    expect((await waiting('8')).result).toEqual([])
    expect((await feeds())[0]?.OutstandingMessageNotification).toBeNull()
    expect((await confirm('SetContactOptions')).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const more = { ...who, body: { feed: begun.Key, messageText: 'Thank you & bye' } }
    expect(await portal.call('feed/add-message', more)).toMatchObject({ status: 200, result: '' })
    expect(feedIn(await read()).LastMessage).toMatchObject({ AuthorName: name, Text: 'Thank you & bye' })
  })

  it('are paged by to-date, twenty at a time and the newest first', async () => {
    const { who, feeds } = await signedIn()
    for (let n = 0; n < 25; n += 1) await add(who, `Number ${n}`, n)
    const first = await feeds()
    expect(first.map(({ LastMessage }) => LastMessage.Text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `Number ${24 - n}`),
    )
    const second = await feeds({ 'to-date': first.at(-1)?.StartDate })
    expect(second.map(({ LastMessage }) => LastMessage.Text)).toEqual(
      Array.from({ length: 5 }, (_, n) => `Number ${4 - n}`),
    )
    expect(await feeds({ 'to-date': second.at(-1)?.StartDate })).toEqual([])
    expect(await feeds({ 'to-date': '2013-08-02T14:45:58.9525711+01:00', referral: 'x' })).toEqual([])
    const wrong = await portal.call('feed/feeds', { ...who, query: { 'to-date': 'yesterday' } })
    expect(wrong.error).toMatchObject({ EventCode: 2, Fields: [{ Path: 'to-date' }] })
  })

  it('belong to one person, and need a session and a token', async () => {
    const [{ who }, other] = [await signedIn(), await signedIn()]
    const { Key } = feedIn(await add(who, 'Mine'))
    expect(await other.feeds()).toEqual([])
    for (const feed of [Key, 'nothing', '0192f000-0000-7000-8000-000000000001']) {
      const read = await portal.call('feed/feed', { ...other.who, query: { feed } })
      const write = await portal.call('feed/add-message', { ...other.who, body: { feed, messageText: 'x' } })
      const confirmed = await portal.call('notification/confirm', { ...other.who, query: { notification: feed } })
      expect([read.status, write.status]).toEqual([404, 404])
      expect([400, 404]).toContain(confirmed.status)
    }
    expect((await portal.call('feed/feeds')).error?.EventCode).toBe(8)
    expect((await portal.call('feed/feeds', { session: who.session })).error?.EventCode).toBe(11)
    const elsewhere = await openPortal((await messagingPractice(connection.db)).practice)
    expect((await elsewhere.call('feed/feeds', who)).error?.EventCode).toBe(8)
  })

  it('refuse with the reason where the chargeband does not allow messages, and what was written stays', async () => {
    const silent = await signedIn(at.bands.silent)
    expect(silent.config).toMatchObject({ Permissions: { Patient: { CanManageFeeds: false } } })
    expect((await add(silent.who, 'Hello')).error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
    const writer = await signedIn()
    const { Key } = feedIn(await add(writer.who, 'Hello'))
    const allow = (allowMessaging: boolean) =>
      read(at.practice.system, (tx) =>
        tx
          .update(chargebands)
          .set({ allowMessaging })
          .where(and(eq(chargebands.practiceId, at.practice.practiceId), eq(chargebands.id, at.bands.open))),
      )
    await allow(false)
    const more = await portal.call('feed/add-message', { ...writer.who, body: { feed: Key, messageText: 'x' } })
    expect(more.error).toMatchObject({ EventCode: 0, Message: expect.stringContaining('Test Surgery') })
    expect((await writer.feeds()).map((feed) => feed.Key)).toEqual([Key])
    await allow(true)
  })

  it('take text of 1 to 4,000 characters once the markup is out, whatever is sent', async () => {
    const { who } = await signedIn()
    for (const missing of [undefined, null, '', ' \n ', '<p> </p>', '<script>alert(1)</script>', 5, ['x'], {}])
      expect((await add(who, missing)).error, JSON.stringify(missing)).toMatchObject({ HttpStatusCode: 400 })
    expect((await add(who, 'x'.repeat(4001))).error).toMatchObject({ EventCode: 2, Fields: [{ Path: 'messageText' }] })
    expect((await add(who, '\u202e hidden')).error).toMatchObject({ EventCode: 2 })
    const { Key } = feedIn(await add(who, `<p>${'<b></b>'.repeat(2000)}${'x'.repeat(4000)}</p>`))
    const written = await read(at.practice.system, (tx) =>
      tx.select().from(threadMessages).where(eq(threadMessages.threadId, Key)),
    )
    expect(written.map(({ text }) => text)).toEqual(['x'.repeat(4000)])
  })
})
