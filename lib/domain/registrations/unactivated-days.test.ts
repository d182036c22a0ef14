import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { practiceSettings } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { expireRegistrations } from './expire-registrations'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)

afterAll(async () => {
  await app.end()
  await database.drop()
})

it('nobody has longer to activate than the practice chose, by code or by letter', async () => {
  const practice = await makePractice(app.db)
  const open = await openForRegistration(practice)
  await read(practice.system, (tx) =>
    tx.update(practiceSettings).set({ unactivatedDays: 2 }).where(eq(practiceSettings.practiceId, practice.practiceId)),
  )
  const { id } = await open.waiting()
  const { withLetter, claim, accountOf } = claimingAt(practice)
  const held = await withLetter()
  await claim(held, { email: `two-days-${held.letterId}@example.com` })
  const after = (hours: number) => expireRegistrations(later(practice.system, hours * 3600))
  await after(47)
  expect((await open.registrationOf(id))?.status).toBe('awaiting-activation')
  expect(await accountOf(held)).toMatchObject({ status: 'registered' })
  await after(49)
  expect((await open.registrationOf(id))?.status).toBe('expired')
  expect(await accountOf(held)).toMatchObject({ status: 'created', loginId: null })
})
