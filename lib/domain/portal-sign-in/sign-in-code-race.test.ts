import { afterAll, expect, it } from 'vitest'
import { logins } from '@/drizzle/schema'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { giveSignInCode } from './sign-in-code'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('lets five wrong codes be tried, from however many sign-ins at once', async () => {
  const { visitor } = await makePractice(app.db)
  const loginId = newId()
  await app.db.insert(logins).values({ id: loginId, username: `user-${loginId}`, createdAt: visitor.now })
  const tries = await Promise.all(
    Array.from({ length: 16 }, () =>
      giveSignInCode(visitor, { sessionId: newId(), loginId, code: '000000' }).catch((error) => error.fields.code.key),
    ),
  )
  expect(tries.filter((key) => key !== 'errors.login.locked')).toHaveLength(5)
})
