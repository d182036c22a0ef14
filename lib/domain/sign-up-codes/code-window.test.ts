import { afterAll, expect, it } from 'vitest'
import { transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { codeWindow } from './code-window'
import { daysOf } from './code-words'

const database = await createTestDatabase()
const app = connect(database.appUrl, 2)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('at the ends of the calendar is refused at its field, whichever day was typed for "always"', async () => {
  const manager = (await makePractice(app.db, 'ukraine')).as('manager')
  const read = (typed: Parameters<typeof codeWindow>[2]) => transaction(manager, (tx) => codeWindow(tx, manager, typed))
  for (const day of ['9999-12-31', '0001-01-01']) {
    await expect(read({ opens: day })).rejects.toMatchObject({ fields: { opens: { key: 'errors.date.notReal' } } })
    await expect(read({ closes: day })).rejects.toMatchObject({ fields: { closes: { key: 'errors.date.notReal' } } })
  }
  const window = await read({ opens: '1900-01-01', closes: '9998-12-31' })
  expect(daysOf(window, 'Europe/Kyiv')).toEqual({ opens: '1900-01-01', closes: '9998-12-31' })
})
