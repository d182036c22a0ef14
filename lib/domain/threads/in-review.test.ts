import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { messages, threads } from '@/drizzle/schema'
import { upgradeAccount } from '@/lib/domain/accounts/upgrade-account'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { joinRegistration } from '@/lib/domain/registrations/join-registration'
import { forPractice, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { messagingPractice } from '@/lib/testing/messaging'
import { asPatient } from '@/lib/testing/people'
import { key, threadsAt } from '@/lib/testing/threads'
import { confirmOwnThread } from './confirm-own-thread'
import { threadsOf } from './inbox'
import { openOwnThread } from './open-own-thread'
import { openThread } from './open-thread'
import { ownCorrespondents } from './own-correspondents'
import { ownThreads } from './own-threads'
import { startOwnThread } from './start-own-thread'
import { startThread } from './start-thread'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('somebody in review writes like anybody, and until identity is checked sees no thread of the record they joined', async () => {
  const at = await messagingPractice(app.db)
  const desk = at.practice.as('receptionist')
  const here = threadsAt(desk)
  const name = { givenName: 'Twin', familyName: 'Alike', dateOfBirth: '1984-03-27' }
  const { patientId } = await at.desk.identified(name)
  await at.onBand({ patientId }, 'silent')
  const older = { id: newId(), patientId, assignedRole: 'manager' as const, begunBy: newId(), writingKey: newId() }
  await read(desk, (tx) =>
    tx.insert(threads).values({
      ...{ practiceId: at.practice.practiceId, ...older, subject: 'Old test result', begunSide: 'practice' },
      ...{ lastSide: 'practice', lastMessageAt: desk.now, createdAt: desk.now },
    }),
  )
  const { id: registrationId, token, person } = await at.here.waiting(name)
  await activateByLink(at.practice.visitor, { token })
  const registration = await at.here.registrationOf(registrationId)
  expect(registration?.status).toBe('in-review')
  const me = forPractice(asPatient(at.practice.visitor, registration?.loginId ?? ''), null)
  const [account] = await ownCorrespondents(me)
  const written = { subject: undefined, text: 'Am I on your list?', writingKey: key() }
  const { threadId } = await startOwnThread(me, { accountId: account?.accountId ?? '', ...written })
  const opened = await openThread(desk, { threadId })
  expect(opened).toMatchObject({ patientId: null, registrationId, person: { familyName: 'Alike' }, unreadable: null })
  expect(await here.answer(threadId)).toMatchObject({ told: true })
  const [notice] = await read(desk, (tx) => tx.select().from(messages).where(eq(messages.kind, 'thread-notice')))
  expect(notice).toMatchObject({ recipient: person.email, registrationId, patientId: null })

  const seen = async () => {
    const { accounts, lines } = await ownThreads(me)
    return { accounts, ids: lines.map(({ id }) => id) }
  }
  const before = await seen()
  expect(before.ids).toEqual([threadId])
  await joinRegistration(desk, { registrationId, patientId, reason: 'Passport seen at the desk' })
  // Not even that the record's own chargeband allows no messages may tell.
  expect(await seen()).toEqual(before)
  expect(await openOwnThread(me, { threadId: older.id })).toBeNull()
  expect((await threadsOf(desk, { patientId })).map(({ id }) => id).sort()).toEqual([threadId, older.id].sort())
  const { threadId: later } = await startThread(desk, { patientId, ...written, writingKey: key() })
  expect((await seen()).ids).toContain(later)
  await upgradeAccount(desk, { patientId })
  expect((await seen()).ids.sort()).toEqual([threadId, older.id, later].sort())
  await confirmOwnThread(me, { threadId })
  expect(await here.actionsOn(threadId)).toEqual(['thread.answered', 'thread.read', 'thread.started'])
})

it('what somebody writes while staff join their registration belongs to the patient as well', async () => {
  const at = await messagingPractice(app.db)
  const desk = at.practice.as('receptionist')
  const name = { givenName: 'Race', familyName: 'Alike', dateOfBirth: '1984-03-27' }
  const { patientId } = await at.desk.identified(name)
  const { id: registrationId, token } = await at.here.waiting(name)
  await activateByLink(at.practice.visitor, { token })
  const registration = await at.here.registrationOf(registrationId)
  const me = forPractice(asPatient(at.practice.visitor, registration?.loginId ?? ''), null)
  const [account] = await ownCorrespondents(me)
  const write = () =>
    startOwnThread(me, { accountId: account?.accountId ?? '', subject: undefined, text: 'Hello', writingKey: key() })
  const join = () => joinRegistration(desk, { registrationId, patientId, reason: 'Passport seen at the desk' })
  await Promise.all([write(), write(), join(), write(), write()])
  expect((await ownThreads(me)).lines).toHaveLength(4)
  expect(await threadsOf(desk, { patientId })).toHaveLength(4)
})
