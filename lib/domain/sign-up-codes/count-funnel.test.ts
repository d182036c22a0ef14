import { eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { signUpCodeDays, signUpCodes } from '@/drizzle/schema'
import { noteOpened } from '@/lib/domain/registrations/note-opened'
import { read, withoutAudit } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { countFunnel } from './count-funnel'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it.each([
  ['england', '2026-07-01T23:30:00Z', '2026-07-02'],
  ['england', '2026-12-01T23:30:00Z', '2026-12-01'],
  ['ukraine', '2026-12-01T22:30:00Z', '2026-12-02'],
] as const)('counts a step in %s at %s on %s, the day on the practice’s wall', async (nation, moment, day) => {
  const practice = await makePractice(app.db, nation)
  const { makeCode } = await openForRegistration(practice)
  const code = await makeCode()
  const ctx = { ...practice.visitor, now: new Date(moment) }
  const ids = await read(practice.system, (tx) =>
    tx.select({ id: signUpCodes.id }).from(signUpCodes).where(eq(signUpCodes.code, code)),
  )
  const id = ids[0]?.id ?? ''
  await withoutAudit(ctx, (tx) => countFunnel(tx, ctx, id, 'opened'))
  await withoutAudit(ctx, (tx) => countFunnel(tx, ctx, id, 'opened'))
  const rows = await read(practice.system, (tx) =>
    tx.select().from(signUpCodeDays).where(eq(signUpCodeDays.signUpCodeId, id)),
  )
  expect(rows).toMatchObject([{ day, opened: 2 }])
})

it('of an address with a code that none can be counts nothing', async () => {
  const { visitor } = await makePractice(app.db)
  await noteOpened(visitor, 'WEL\0COME')
  await noteOpened(visitor, '\0')
})
