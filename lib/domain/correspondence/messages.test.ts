import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { NotCarried } from '@/lib/platform/not-carried'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { announceTo } from '@/lib/testing/outbox'
import { makePractice } from '@/lib/testing/people'
import { type Carry, deliverMessage } from './deliver-message'
import { listMessages, messagesOf } from './queries'
import { retryMessage } from './retry-message'

let database: TestDatabase
let app: ReturnType<typeof connect>

beforeAll(async () => {
  database = await createTestDatabase()
  app = connect(database.appUrl, 4)
})

afterAll(async () => {
  await app.end()
  await database.drop()
})

const nobody: Carry = async () => {
  throw new NotCarried('unreachable', false)
}
const deliver: Carry = async () => null

describe('what staff see', () => {
  it('lists messages with their fate, newest first, and tries a failed one again', async () => {
    const practice = await makePractice(app.db)
    const { system } = practice
    const about = { secretFor: 'password-reset' } as const
    const first = await announceTo(system, 'password-reset', 'one@example.org', about)
    const second = await announceTo({ ...system, now: new Date() }, 'password-reset', 'two@example.org', about)
    await deliverMessage(system, { messageId: first.messageId, lastTry: true }, nobody)
    const desk = practice.as('receptionist')
    const page = await listMessages(desk, {})
    expect(page.lines.map(({ id }) => id)).toEqual([second.messageId, first.messageId])
    const failed = await listMessages(desk, { fate: 'failed' })
    expect(failed.lines).toMatchObject([{ id: first.messageId, reason: 'unreachable', attempts: 1, nextTryAt: null }])
    await expect(retryMessage(practice.as('clinician'), { messageId: first.messageId })).rejects.toThrow(Forbidden)
    await retryMessage(desk, { messageId: first.messageId })
    await expect(retryMessage(desk, { messageId: first.messageId })).rejects.toThrow(Conflict)
    expect(await deliverMessage(system, { messageId: first.messageId, lastTry: false }, deliver)).toBe('sent')
    const events = await read(desk, (tx) => tx.select({ action: auditEvents.action }).from(auditEvents))
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['message.failed', 'message.retried']))
  })

  it('says when the next try is', async () => {
    const practice = await makePractice(app.db)
    const { messageId } = await announceTo(practice.system, 'password-changed', 'x@example.org')
    const lastTry = false
    await expect(deliverMessage(practice.system, { messageId, lastTry }, nobody)).rejects.toThrow(NotCarried)
    const [line] = (await listMessages(practice.as('manager'), {})).lines
    const wait = (line?.nextTryAt?.getTime() ?? 0) - practice.system.now.getTime()
    expect(wait).toBeCloseTo(Math.E * 1000, -2)
  })

  it('pages, and gives what was sent about one registration', async () => {
    const practice = await makePractice(app.db)
    const registrationId = '0192f000-0000-7000-8000-000000000009'
    for (let i = 0; i < 55; i += 1)
      await announceTo(practice.system, 'welcome', `p${i}@example.org`, i === 7 ? { registrationId } : {})
    const desk = practice.as('receptionist')
    const first = await listMessages(desk, {})
    const second = await listMessages(desk, { before: first.next ?? undefined })
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 5, null])
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(55)
    expect(await messagesOf(desk, { registrationId })).toMatchObject([{ recipient: 'p7@example.org' }])
    expect(await messagesOf(desk, {})).toEqual([])
  })
})
