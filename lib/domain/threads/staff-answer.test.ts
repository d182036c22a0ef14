import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsOf } from '@/lib/domain/practices/queries'
import { saveMessaging } from '@/lib/domain/practices/save-messaging'
import type { Ctx } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { messagingPractice } from '@/lib/testing/messaging'
import { later } from '@/lib/testing/people'
import { key, threadsAt } from '@/lib/testing/threads'
import { answerOwnThread } from './answer-own-thread'
import { closeThread } from './close-thread'
import { handOverThread } from './hand-over-thread'
import { inbox } from './inbox'
import { markThreadUnread } from './mark-thread-unread'
import { openOwnThread } from './open-own-thread'
import { openThread } from './open-thread'
import { ownThreads, ownUnread } from './own-threads'
import { reopenThread } from './reopen-thread'
import { startThread } from './start-thread'

const database = await createTestDatabase()
const app = connect(database.appUrl, 12)
let at: Awaited<ReturnType<typeof messagingPractice>>
let desk: Ctx
let here: ReturnType<typeof threadsAt>

beforeAll(async () => {
  at = await messagingPractice(app.db)
  desk = at.practice.as('receptionist')
  here = threadsAt(desk)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

describe('the practice', () => {
  it('answers, tells by one email that names nobody until the patient has looked, and then again', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    expect(await here.answer(threadId)).toMatchObject({ told: true })
    await here.answer(threadId, 'Or at ten.')
    await startThread(desk, { patientId: writer.patientId, subject: undefined, text: 'Your result', writingKey: key() })
    expect(await here.noticesTo(writer)).toHaveLength(1)
    expect(await ownUnread(writer.ctx)).toEqual({ unread: 2, offered: true })
    const opened = await openOwnThread(writer.ctx, { threadId })
    expect(opened?.messages.map(({ role }) => role)).toEqual([null, 'receptionist', 'receptionist'])
    expect(await ownUnread(writer.ctx)).toEqual({ unread: 1, offered: true })
    expect((await openThread(desk, { threadId }))?.readByPatient?.position).toBe(3)
    await here.answer(threadId, 'Now eleven.')
    const notices = await here.noticesTo(writer)
    expect(notices).toHaveLength(2)
    expect(JSON.stringify(notices)).not.toContain(writer.familyName)
    expect(Object.keys(notices[0]?.ids ?? {}).sort()).toEqual(['accountId', 'patientId'])
  })

  it('is told when no email of the patient is verified', async () => {
    const writer = await at.writer({ emailVerified: undefined })
    const { threadId } = await here.begin(writer)
    expect(await here.answer(threadId)).toMatchObject({ told: false })
    expect(await here.answer(threadId)).toMatchObject({ told: false })
    expect(await here.noticesTo(writer)).toHaveLength(0)
  })

  it('keeps order and counts when 32 answer at once, from both sides', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        n % 2 === 0
          ? here.answer(threadId, `practice ${n}`)
          : answerOwnThread(writer.ctx, { threadId, text: `patient ${n}`, writingKey: key() }),
      ),
    )
    const written = await here.writtenIn(threadId)
    expect(written.map(({ position }) => position)).toEqual(Array.from({ length: 33 }, (_, n) => n + 1))
    expect(new Set(written.map(({ text }) => text)).size).toBe(33)
    const last = written.at(-1)
    expect(await here.threadOf(threadId)).toMatchObject({
      messageCount: 33,
      lastSide: last?.side,
      unreadByPractice: last?.side === 'patient',
      unreadByPatient: last?.side === 'practice',
    })
    expect(await here.noticesTo(writer)).toHaveLength(1)
  })

  it('leaves unread what was written while the patient read', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    await here.answer(threadId)
    await Promise.all([openOwnThread(writer.ctx, { threadId }), here.answer(threadId, 'Wait')])
    const read = (await openThread(desk, { threadId }))?.readByPatient
    expect((await here.threadOf(threadId)).unreadByPatient).toBe((read?.position ?? 0) < 3)
    expect((await openOwnThread(writer.ctx, { threadId }))?.messages).toHaveLength(3)
    expect((await here.threadOf(threadId)).unreadByPatient).toBe(false)
  })

  it('closes, opens again, hands over and marks as unread, once each, and the patient opens what was closed', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    await openThread(desk, { threadId })
    await Promise.all([closeThread(desk, { threadId }), closeThread(desk, { threadId })])
    expect((await inbox(desk, 'closed')).lines.map(({ id }) => id)).toContain(threadId)
    expect((await inbox(desk, 'everyone')).lines.map(({ id }) => id)).not.toContain(threadId)
    await reopenThread(desk, { threadId })
    await closeThread(desk, { threadId })
    await answerOwnThread(writer.ctx, { threadId, text: 'One more thing', writingKey: key() })
    expect(await here.threadOf(threadId)).toMatchObject({ closedAt: null, unreadByPractice: true })
    await openThread(desk, { threadId })
    await handOverThread(desk, { threadId, role: 'clinician' })
    await handOverThread(desk, { threadId, role: 'clinician' })
    expect(await here.threadOf(threadId)).toMatchObject({ assignedRole: 'clinician', unreadByPractice: true })
    await openThread(desk, { threadId })
    await markThreadUnread(desk, { threadId })
    expect((await here.threadOf(threadId)).unreadByPractice).toBe(true)
    expect(await here.actionsOn(threadId)).toEqual(
      ['thread.answered', 'thread.closed', 'thread.closed', 'thread.handed-over', 'thread.marked-unread'].concat([
        ...['thread.reopened', 'thread.started'],
      ]),
    )
  })

  it('begins a thread only with somebody who may use online messages', async () => {
    const [writer, nobody] = [await at.writer(), await at.desk.register()]
    const start = (patientId: string, ctx = desk) =>
      startThread(ctx, { patientId, subject: 'Flu', text: 'Come for your jab.', writingKey: key() })
    const { threadId } = await start(writer.patientId, at.practice.as('clinician'))
    expect(await here.threadOf(threadId)).toMatchObject({ assignedRole: 'clinician', unreadByPatient: true })
    expect((await openOwnThread(writer.ctx, { threadId }))?.messages[0]).toMatchObject({ role: 'clinician' })
    await expect(start(nobody.patientId)).rejects.toMatchObject({ reason: { key: 'errors.thread.toNobody' } })
    await at.onBand(writer, 'silent')
    await expect(start(writer.patientId)).rejects.toMatchObject({ reason: { key: 'errors.thread.to.chargeband' } })
    // What is there may still be answered, so that nobody waits for a word.
    expect(await here.answer(threadId)).toMatchObject({ told: true })
  })

  it('chooses which role receives new messages', async () => {
    const manager = at.practice.as('manager')
    const { version } = await settingsOf(manager)
    await saveMessaging(manager, { version, newThreadRole: 'clinician' })
    const { threadId } = await here.begin(await at.writer())
    expect((await here.threadOf(threadId)).assignedRole).toBe('clinician')
    await expect(saveMessaging(manager, { version, newThreadRole: 'manager' })).rejects.toThrow(Conflict)
    await expect(saveMessaging(desk, { version: version + 1, newThreadRole: 'manager' })).rejects.toThrow(Forbidden)
    await saveMessaging(manager, { version: version + 1, newThreadRole: 'receptionist' })
  })

  it('turns its pages by time and thread, missing none and showing none twice', async () => {
    const other = await messagingPractice(app.db)
    const writer = await other.writer()
    // Several at one moment, over the edge of a page.
    for (let n = 0; n < 53; n += 1) await here.begin(writer, `Number ${n}`, key(), later(writer.ctx, Math.floor(n / 4)))
    const reception = other.practice.as('receptionist')
    const first = await inbox(reception, 'mine')
    const second = await inbox(reception, 'mine', first.next)
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 3, null])
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(53)
    const mine = await ownThreads(writer.ctx)
    expect(mine.lines).toHaveLength(20)
    expect((await ownThreads(writer.ctx, mine.next)).lines[0]?.id).not.toBe(mine.lines.at(-1)?.id)
  })
})
