import { afterAll, expect, it } from 'vitest'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

// Half past ten in the evening in London and half past midnight in Kyiv.
const night = new Date('2026-11-26T22:30:00Z')
const checkedOn = '2026-11-27'

it('is the day on the practice’s wall: a check of today is of no future day in Kyiv, and is of tomorrow in London', async () => {
  for (const nation of ['ukraine', 'england'] as const) {
    const practice = await makePractice(app.db, nation)
    const desk = await atTheDesk(practice)
    const { patientId } = await desk.register()
    const check = addIdentification(
      { ...practice.as('receptionist'), now: night },
      { patientId, type: 'passport', checkedOn, note: undefined },
    )
    if (nation === 'ukraine') await expect(check).resolves.toMatchObject({ patientId })
    else await expect(check).rejects.toThrow(Invalid)
  }
})
