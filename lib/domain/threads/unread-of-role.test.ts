import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsOf } from '@/lib/domain/practices/queries'
import { saveMessaging } from '@/lib/domain/practices/save-messaging'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { messagingPractice } from '@/lib/testing/messaging'
import { makePractice } from '@/lib/testing/people'
import { threadsAt } from '@/lib/testing/threads'
import { handOverThread } from './hand-over-thread'
import { unreadOfRole } from './inbox'
import { openThread } from './open-thread'

const database = await createTestDatabase()
const app = connect(database.appUrl, 12)
let at: Awaited<ReturnType<typeof messagingPractice>>

beforeAll(async () => {
  at = await messagingPractice(app.db)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

describe('unread messages on the page of today', () => {
  it('stand there for the role they went to, until somebody opens them', async () => {
    const desk = at.practice.as('receptionist')
    const clinician = at.practice.as('clinician')
    const here = threadsAt(desk)
    expect(await unreadOfRole(desk, 5)).toEqual({ total: 0, lines: [] })
    expect(await unreadOfRole(clinician, 5)).toBeNull()
    const writer = await at.writer()
    const { threadId } = await here.begin(writer)
    await here.begin(await at.writer())
    expect(await unreadOfRole(desk, 1)).toMatchObject({ total: 2, lines: [{ subject: 'A question' }] })
    await handOverThread(desk, { threadId, role: 'clinician' })
    expect(await unreadOfRole(desk, 5)).toMatchObject({ total: 1 })
    const [line] = (await unreadOfRole(clinician, 5))?.lines ?? []
    expect(line).toMatchObject({ id: threadId, patient: { familyName: writer.familyName } })
    await openThread(clinician, { threadId })
    expect(await unreadOfRole(clinician, 5)).toBeNull()
    expect(await unreadOfRole(at.practice.as('manager'), 5)).toBeNull()
  })

  it('have a place where the role receives new ones, and none where no chargeband allows them', async () => {
    const manager = at.practice.as('manager')
    const { version } = await settingsOf(manager)
    await saveMessaging(manager, { version, newThreadRole: 'clinician' })
    expect(await unreadOfRole(at.practice.as('clinician'), 5)).toEqual({ total: 0, lines: [] })
    const other = await makePractice(app.db)
    expect(await unreadOfRole(other.as('receptionist'), 5)).toBeNull()
    await expect(unreadOfRole(at.practice.visitor, 5)).rejects.toThrow(Forbidden)
  })
})
