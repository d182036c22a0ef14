import { afterAll, expect, it } from 'vitest'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { practiceBySlug } from './queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 2)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('is found by its name in addresses, and by nothing that no address can hold', async () => {
  const { slug, practiceId } = await makePractice(app.db)
  expect((await practiceBySlug(app.db, slug))?.id).toBe(practiceId)
  for (const other of [`${slug}\0`, '\0', '', slug.toUpperCase()])
    expect(await practiceBySlug(app.db, other)).toBeNull()
})
