import { event, expect, type Program, test } from '@/e2e/support/portal-api'
import { signIn, type Who } from '@/e2e/support/portal-people'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import { answerThread } from '@/lib/domain/threads/answer-thread'
import { newId } from '@/lib/platform/ids'

type Message = { AuthorName: string; Date: string; Text: string }
type Feed = { Key: string; StartDate: string; LastMessage: Message; Messages: Message[]; AuthorName: string }

const resultOf = <T>({ text }: { text: string }): T => JSON.parse(text).result
const add = async (portal: Program, who: Who, messageText: string) =>
  resultOf<Feed>(await portal.call('feed/add-feed', { ...who, body: { messageText } }))
const feeds = async (portal: Program, who: Who, query = {}) =>
  resultOf<Feed[]>(await portal.call('feed/feeds', { ...who, query }))

test('48. feeds are paged by to-date, the newest first', async ({ portal, api, visit }) => {
  const { who } = await signIn({ portal, api, visit })
  for (let n = 1; n <= 23; n += 1) await add(portal, who, `Number ${n}`)
  const first = await feeds(portal, who)
  expect(first.map(({ LastMessage }) => LastMessage.Text)).toEqual(
    Array.from({ length: 20 }, (_, n) => `Number ${23 - n}`),
  )
  const second = await feeds(portal, who, { 'to-date': first.at(-1)?.StartDate })
  expect(second.map(({ LastMessage }) => LastMessage.Text)).toEqual(['Number 3', 'Number 2', 'Number 1'])
  expect(await feeds(portal, who, { 'to-date': second.at(-1)?.StartDate })).toEqual([])
  const wrong = await portal.call('feed/feeds', { ...who, query: { 'to-date': '2026-02-30T00:00:00' } })
  expect(wrong).toMatchObject(event(2, 400, { Fields: [{ Path: 'to-date' }] }))
})

test('48. feeds need the permission CanManageFeeds, which the chargeband gives', async ({ portal, api, visit }) => {
  const { who, demog } = await signIn({ portal, api, visit })
  const mayManage = async () => {
    const { result } = await portal.call('auth/config', who)
    return (result as { Permissions: { Patient: { CanManageFeeds: boolean } } }).Permissions.Patient.CanManageFeeds
  }
  const { Key } = await add(portal, who, 'Hello')
  const manager = { ...api.as('manager'), now: new Date() }
  const allow = async (allowMessaging: boolean) => {
    const { version, askDepartment } = await chargebandById(manager, api.chargebandId)
    await saveOnlineSettings(manager, {
      ...{ chargebandId: api.chargebandId, code: undefined },
      ...{ allowMessaging, askDepartment, version },
    })
  }
  expect(await mayManage()).toBe(true)
  try {
    await allow(false)
    expect(await mayManage()).toBe(false)
    for (const [path, body] of [
      ['feed/add-feed', { messageText: 'More' }],
      ['feed/add-message', { feed: Key, messageText: 'More' }],
    ] as const)
      expect(await portal.call(path, { ...who, body })).toMatchObject(event(0, 400))
    // What was written stays to be read.
    expect((await feeds(portal, who)).map((feed) => feed.Key)).toEqual([Key])
  } finally {
    await allow(true)
  }
  expect((await portal.call('feed/feeds')).error).toMatchObject({ EventCode: 8 })
  expect(demog.Name).toBe((await feeds(portal, who))[0]?.AuthorName.split(' ')[0])
})

test('9. feed messages may be HTML or plain, and no markup comes back', async ({ portal, api, visit }) => {
  const { who } = await signIn({ portal, api, visit })
  for (const [sent, kept] of [
    ['<div>Thanks <b>John</b></div>', 'Thanks John'],
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['Less than 3 < 4 & more', 'Less than 3 < 4 & more'],
    ['<script>alert(1)</script>Hello', 'Hello'],
  ] as const)
    expect((await add(portal, who, sent)).LastMessage.Text).toBe(kept)
  for (const messageText of ['', '<br>', 'x'.repeat(4001)])
    expect((await portal.call('feed/add-feed', { ...who, body: { messageText } })).status).toBe(400)
})

test('49. a notification of type 8 says that a message waits, and alone can be confirmed', async ({
  portal,
  api,
  visit,
}) => {
  const { who } = await signIn({ portal, api, visit })
  const other = await signIn({ portal, api, visit })
  const { Key } = await add(portal, who, 'May I come earlier?')
  const waiting = async (type?: string) =>
    resultOf<{ Key: string; Type: number; ObjectKey: string }[]>(
      await portal.call('notification/notifications', { ...who, query: type ? { type } : {} }),
    )
  expect(await waiting('8')).toEqual([])
  const desk = { ...api.as('receptionist'), now: new Date() }
  await answerThread(desk, { threadId: Key, text: 'Yes, at nine.', writingKey: newId() })
  const [notification] = await waiting('8')
  expect(notification).toMatchObject({ Type: 8, ObjectKey: Key })
  expect((await waiting()).map(({ Type }) => Type)).toContain(8)
  const read = resultOf<Feed & { OutstandingMessageNotification: object | null }>(
    await portal.call('feed/feed', { ...who, query: { feed: Key } }),
  )
  expect(read.Messages.map(({ Text }) => Text)).toEqual(['Yes, at nine.', 'May I come earlier?'])
  expect(read.OutstandingMessageNotification).toEqual(notification)
  const confirm = (as: Who, key: string) => portal.call('notification/confirm', { ...as, query: { notification: key } })
  expect((await confirm(other.who, notification?.Key ?? '')).status).toBe(404)
  expect(await confirm(who, notification?.Key ?? '')).toMatchObject({ status: 200, result: '' })
  expect(await waiting('8')).toEqual([])
  for (const key of ['AcceptTermsAndConditions', 'nothing'])
    expect(await confirm(who, key)).toMatchObject(event(0, 400))
})
