import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { patients } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { connect } from './db'
import { newId } from './ids'
import { insertRows } from './insert-rows'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('keeps what one at a time keeps: dates, moments, objects, nothing, and what was left to the table', async () => {
  const practice = await makePractice(app.db)
  const row = (familyName: string) => ({
    ...{ practiceId: practice.practiceId, id: newId(), familyName, givenName: 'Zoë "Q" \\ O’Neill\n漢字' },
    ...{ dateOfBirth: '0999-02-28', title: null, createdAt: new Date('2026-11-26T12:00:00.123Z') },
    address: { line1: '1 Example Street', postcode: 'M1 1AE' },
  })
  const [one, many, more] = [row('One'), row('Many'), row('More')]
  const found = await read(practice.system, async (tx) => {
    await tx.insert(patients).values(one)
    await insertRows(tx, patients, [{ ...many, standing: 'registered', needs: undefined }, more])
    return tx.select().from(patients).where(eq(patients.practiceId, practice.practiceId))
  })
  const [first, ...rest] = found
  expect(found).toHaveLength(3)
  expect(first).toMatchObject(one)
  for (const [index, wanted] of [many, more].entries()) {
    expect(rest[index]).toEqual({ ...first, id: wanted.id, familyName: wanted.familyName })
  }
})

it('is refused another practice’s rows', async () => {
  const [practice, other] = [await makePractice(app.db), await makePractice(app.db)]
  const row = { practiceId: other.practiceId, id: newId(), familyName: 'A', givenName: 'B', dateOfBirth: '1980-01-01' }
  const insert = (rows: (typeof patients.$inferInsert)[]) =>
    read(practice.system, (tx) => insertRows(tx, patients, rows))
  await expect(insert([{ ...row, createdAt: new Date() }])).rejects.toThrow()
  await insert([])
})
