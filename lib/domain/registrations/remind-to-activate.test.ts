import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { messages, practiceSettings, registrations } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { remindToActivate } from './remind-to-activate'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
const day = 86_400

beforeAll(async () => {
  practice = await makePractice(app.db)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('sends the activation again every so many days until the registration ends, once each time', async () => {
  const { waiting } = await openForRegistration(practice)
  const { id: registrationId } = await waiting()
  const links = async () => {
    const sent = await read(practice.system, (tx) =>
      tx.select().from(messages).where(eq(messages.registrationId, registrationId)),
    )
    return sent.filter(({ kind }) => kind === 'activation-email').length
  }
  const onDay = (days: number) => later(practice.system, days * day + 60)
  expect(await remindToActivate(onDay(3))).toBe(0)
  await read(practice.system, (tx) =>
    tx.update(practiceSettings).set({ reminderDays: 2 }).where(eq(practiceSettings.practiceId, practice.practiceId)),
  )
  expect(await remindToActivate(onDay(1))).toBe(0)
  const twice = await Promise.all([remindToActivate(onDay(2)), remindToActivate(onDay(2))])
  expect(twice.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await links()).toBe(2)
  expect(await remindToActivate(onDay(3))).toBe(0)
  expect(await remindToActivate(onDay(5))).toBe(1)
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.id, registrationId)),
  )
  const lastDay = ((row?.expiresAt.getTime() ?? 0) - practice.system.now.getTime()) / (day * 1000) - 0.5
  expect(await remindToActivate(onDay(lastDay))).toBe(0)
  await expect(remindToActivate(practice.as('manager'))).rejects.toThrow(Forbidden)
})
