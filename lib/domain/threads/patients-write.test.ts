import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, threadMessages } from '@/drizzle/schema'
import { waitingCounts } from '@/lib/domain/registrations/waiting-counts'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden, NotFound, RateLimited } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { messagingPractice } from '@/lib/testing/messaging'
import { key, threadsAt } from '@/lib/testing/threads'
import { answerOwnThread } from './answer-own-thread'
import { answerThread } from './answer-thread'
import { closeThread } from './close-thread'
import { handOverThread } from './hand-over-thread'
import { inbox } from './inbox'
import { markThreadUnread } from './mark-thread-unread'
import { openOwnThread } from './open-own-thread'
import { openThread } from './open-thread'
import { ownThreads } from './own-threads'
import { reopenThread } from './reopen-thread'
import { AnswerThread } from './schema'
import { startOwnThread } from './start-own-thread'
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

const unreadHere = async () => (await waitingCounts(desk)).unreadThreads

describe('a patient', () => {
  it('writes to the role that receives new messages, and staff see it unread until one of them opens it', async () => {
    const [writer, before] = [await at.writer(), await unreadHere()]
    const { threadId } = await here.begin(writer)
    expect(await here.threadOf(threadId)).toMatchObject({
      ...{ patientId: writer.patientId, registrationId: null, assignedRole: 'receptionist', messageCount: 1 },
      ...{ lastSide: 'patient', unreadByPractice: true, unreadByPatient: false },
    })
    expect(await unreadHere()).toBe(before + 1)
    const ids = async (view: Parameters<typeof inbox>[1], ctx = desk) =>
      (await inbox(ctx, view)).lines.map(({ id }) => id)
    expect(await ids('mine')).toContain(threadId)
    expect(await ids('unread')).toContain(threadId)
    expect(await ids('mine', at.practice.as('clinician'))).not.toContain(threadId)
    expect(await ids('everyone', at.practice.as('clinician'))).toContain(threadId)
    const opened = await openThread(desk, { threadId })
    expect(opened?.messages.map(({ text, side }) => [side, text])).toEqual([['patient', 'May I come earlier?']])
    expect(opened?.person).toMatchObject({ familyName: writer.familyName, identifier: { status: 'verified' } })
    expect(await unreadHere()).toBe(before)
    const looks = await read(desk, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.patientId, writer.patientId)),
    )
    expect(looks.filter(({ action }) => action === 'patient.viewed').map(({ details }) => details)).toContainEqual({
      what: 'online-messages',
    })
    expect(await here.actionsOn(threadId)).toEqual(['thread.started'])
    expect(JSON.stringify(looks)).not.toContain('earlier')
  })

  it('writes once however often the form is sent', async () => {
    const [writer, writingKey] = [await at.writer(), key()]
    const started = await Promise.all(Array.from({ length: 8 }, () => here.begin(writer, 'Hello', writingKey)))
    expect(new Set(started.map(({ threadId }) => threadId)).size).toBe(1)
    const { threadId } = started[0] ?? { threadId: '' }
    const again = key()
    await Promise.all(
      Array.from({ length: 8 }, () => answerOwnThread(writer.ctx, { threadId, text: 'And more', writingKey: again })),
    )
    expect((await here.writtenIn(threadId)).map(({ position, text }) => [position, text])).toEqual([
      [1, 'Hello'],
      [2, 'And more'],
    ])
    expect(await here.actionsOn(threadId)).toEqual(['thread.answered', 'thread.started'])
  })

  it('reads and answers only what is theirs', async () => {
    const [writer, other, elsewhere] = [await at.writer(), await at.writer(), await messagingPractice(app.db)]
    const stranger = await elsewhere.writer()
    const { threadId } = await here.begin(writer)
    for (const one of [other, stranger]) {
      expect(await openOwnThread(one.ctx, { threadId })).toBeNull()
      await expect(answerOwnThread(one.ctx, { threadId, text: 'Not mine', writingKey: key() })).rejects.toThrow(
        NotFound,
      )
      await expect(here.begin(writer, 'Not I', key(), one.ctx)).rejects.toThrow(NotFound)
      expect((await ownThreads(one.ctx)).lines).toEqual([])
    }
    const theirDesk = elsewhere.practice.as('receptionist')
    expect(await openThread(theirDesk, { threadId })).toBeNull()
    await expect(here.answer(threadId, 'Hello', theirDesk)).rejects.toThrow(NotFound)
    for (const verb of [closeThread, reopenThread, markThreadUnread])
      await expect(verb(theirDesk, { threadId })).rejects.toThrow(NotFound)
    await expect(handOverThread(theirDesk, { threadId, role: 'manager' })).rejects.toThrow(NotFound)
    expect((await inbox(theirDesk, 'everyone')).lines).toEqual([])
    expect(await openOwnThread(writer.ctx, { threadId: 'nothing' })).toBeNull()
  })

  it('is refused where their chargeband, their account or their standing does not allow it, and reads on', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    const refused = async (reason: string) => {
      const more = () => answerOwnThread(writer.ctx, { threadId, text: 'x', writingKey: key() })
      for (const attempt of [() => here.begin(writer), more])
        await expect(attempt()).rejects.toMatchObject({ reason: { key: `errors.thread.${reason}` } })
      expect(await openOwnThread(writer.ctx, { threadId })).toMatchObject({ refused: reason })
    }
    await at.onBand(writer, 'silent')
    await refused('chargeband')
    await at.onBand(writer, null)
    await refused('chargeband')
    await at.onBand(writer, 'open')
    await at.setMessaging(writer, false)
    await refused('service')
    await at.setMessaging(writer, true)
    await here.begin(writer)
    await at.pause(writer)
    expect((await ownThreads(writer.ctx)).accounts).toEqual([])
    expect(await openOwnThread(writer.ctx, { threadId })).toBeNull()
    await expect(here.begin(writer)).rejects.toThrow(NotFound)
    await expect(here.answer(threadId)).rejects.toMatchObject({ reason: { key: 'errors.thread.to.paused' } })
  })

  it('writes plain text of 1 to 4,000 characters', async () => {
    const [writer, threadId] = [await at.writer(), randomUUID()]
    const typed = (text: string) => AnswerThread.safeParse({ threadId, text, writingKey: key() }).success
    expect([typed(' \n '), typed('x'.repeat(4001)), typed('😀'.repeat(4000))]).toEqual([false, false, true])
    const { threadId: long } = await here.begin(writer, '<b>Hi</b>\r\n& hello')
    expect((await here.writtenIn(long))[0]?.text).toBe('<b>Hi</b>\n& hello')
    const tooLong = read(desk, (tx) => tx.update(threadMessages).set({ text: 'x'.repeat(4001) }))
    await expect(tooLong).rejects.toMatchObject({ cause: { constraint_name: 'thread_messages_length' } })
  })

  it('cannot flood the practice', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    const more = () => answerOwnThread(writer.ctx, { threadId, text: 'again', writingKey: key() })
    for (let n = 1; n < 60; n += 1) await more()
    await expect(more()).rejects.toThrow(RateLimited)
  })
})

describe('nobody else', () => {
  it('reads or writes: the tables of permissions are thread:own, thread:view and thread:write', async () => {
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    const { visitor } = at.practice
    const text = { text: 'x', writingKey: key() }
    for (const attempt of [
      () => startOwnThread(desk, { accountId: writer.accountId, subject: undefined, ...text }),
      () => answerOwnThread(desk, { threadId, ...text }),
      () => ownThreads(visitor),
      () => openOwnThread(desk, { threadId }),
      () => startThread(writer.ctx, { patientId: writer.patientId, subject: undefined, ...text }),
      () => answerThread(writer.ctx, { threadId, ...text }),
      () => closeThread(writer.ctx, { threadId }),
      () => reopenThread(writer.ctx, { threadId }),
      () => markThreadUnread(writer.ctx, { threadId }),
      () => handOverThread(visitor, { threadId, role: 'manager' }),
      () => inbox(writer.ctx, 'mine'),
      () => openThread(writer.ctx, { threadId }),
    ])
      await expect(attempt()).rejects.toThrow(Forbidden)
  })
})
