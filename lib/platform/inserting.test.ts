import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { patients } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { connect } from './db'
import { newId } from './ids'
import { inserting } from './inserting'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

const rowOf = (practiceId: string, familyName: string) => ({
  ...{ practiceId, id: newId(), familyName, givenName: 'Zoë "Q" \\ O’Neill\n漢字' },
  ...{ dateOfBirth: '0999-02-28', title: null, createdAt: new Date('2026-11-26T12:00:00.123Z') },
  address: { line1: '1 Example Street', postcode: 'M1 1AE' },
})

it('keeps what an insert of drizzle keeps, and what the table adds', async () => {
  const practice = await makePractice(app.db)
  const [one, two, three] = ['One', 'Two', 'Three'].map((name) => rowOf(practice.practiceId, name))
  if (!one || !two || !three) throw new Error('three rows')
  const found = await read(practice.system, async (tx) => {
    await tx.insert(patients).values(one)
    await tx.execute(inserting(patients, [two, three]))
    return tx.select().from(patients).where(eq(patients.practiceId, practice.practiceId))
  })
  const [first, ...rest] = found
  expect(first).toMatchObject(one)
  expect(rest).toEqual([
    { ...first, id: two.id, familyName: 'Two' },
    { ...first, id: three.id, familyName: 'Three' },
  ])
})

it('says so when rows name different columns, or there are none', () => {
  const row = rowOf(newId(), 'One')
  expect(() => inserting(patients, [row, { ...row, standing: 'registered' }])).toThrow('same columns')
  expect(() => inserting(patients, [])).toThrow('no row')
})

it('is refused another practice’s rows', async () => {
  const [practice, other] = [await makePractice(app.db), await makePractice(app.db)]
  const insert = read(practice.system, (tx) => tx.execute(inserting(patients, [rowOf(other.practiceId, 'One')])))
  await expect(insert).rejects.toThrow()
})
