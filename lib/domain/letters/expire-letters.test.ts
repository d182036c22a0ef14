import { and, eq, lte } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { letters } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { later, makePractice } from '@/lib/testing/people'
import { expireLetters } from './expire-letters'
import { issueLetter } from './issue-letter'

const database = await createTestDatabase()
const app = connect(database.appUrl, 10)

afterAll(async () => {
  await app.end()
  await database.drop()
})

it('leaves a letter alone that took the place of the one that ran out while others were seen to', async () => {
  const practice = await makePractice(app.db)
  await atTheDesk(practice)
  const { withLetter } = claimingAt(practice)
  await withLetter()
  await withLetter()
  const after = later(practice.system, 31 * 86_400)
  const due = await read(after, (tx) =>
    tx
      .select({ id: letters.id, accountId: letters.accountId })
      .from(letters)
      .where(
        and(
          eq(letters.practiceId, practice.practiceId),
          eq(letters.status, 'issued'),
          lte(letters.expiresAt, after.now),
        ),
      )
      .limit(500),
  )
  const [first, second] = due
  if (!first || !second) throw new Error('two letters were to run out')
  const release = await holding(after, (tx) => tx.select().from(letters).where(eq(letters.id, first.id)).for('update'))
  const expiring = expireLetters(after)
  await waitingForLock(app.db, 1)
  const desk = later(practice.as('receptionist'), 31 * 86_400)
  const { letterId } = await read(desk, (tx) => issueLetter(tx, desk, { accountId: second.accountId }))
  await release()
  expect(await expiring).toBe(1)
  const [fresh] = await read(desk, (tx) => tx.select().from(letters).where(eq(letters.id, letterId)))
  expect(fresh).toMatchObject({ status: 'issued', endedAt: null })
  expect(fresh?.sealedCodes).not.toBeNull()
})
