import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, patients } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { addresseeLine } from './addressee'
import { letterToPrint } from './letter-to-print'
import { postLetter } from './post-letter'
import { printLetter } from './print-letter'
import { PostLetter } from './schema'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function withLetter(change: Record<string, unknown> = {}): Promise<string> {
  const { patientId } = await at.identified(change)
  await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
  return patientId
}
async function printed(change: Record<string, unknown> = {}) {
  const patientId = await withLetter(change)
  await printLetter(desk, { patientId })
  return { patientId, shown: addresseeLine((await letterToPrint(desk, { patientId, preview: false })).to) }
}
const post = (patientId: string, shown: string, ctx = desk) =>
  postLetter(ctx, PostLetter.parse({ patientId, shown, checked: 'on' }))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.reason.key : Promise.reject(error)),
  )
const change = (patientId: string, values: Partial<typeof patients.$inferInsert>) =>
  read(desk, (tx) => tx.update(patients).set(values).where(eq(patients.id, patientId)))
const posted = async (patientId: string) =>
  (await accountTab(desk, patientId)).letterEvents.filter(({ action }) => action === 'post')

describe('posting a letter', () => {
  it('is recorded once staff say that name and address are right, without either in the log', async () => {
    const { patientId, shown } = await printed({ title: 'Ms', givenName: 'Nia', familyName: 'Posted' })
    expect(shown).toMatch(/^Ms Nia Posted, .+, .+/)
    for (const checked of [undefined, ''])
      expect(PostLetter.safeParse({ patientId, shown, checked }).error?.issues).toMatchObject([
        { path: ['checked'], message: 'errors.letter.checkAddress' },
      ])
    await post(patientId, shown)
    expect(await posted(patientId)).toMatchObject([{ actor: 'Test receptionist', issueNumber: 1 }])
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'letter.posted'))),
    )
    expect(log).toMatchObject([{ details: { to: 'home' } }])
    expect(JSON.stringify(log)).not.toContain('Posted')
  })

  it('goes to the address for post where there is one, and says so', async () => {
    const { patientId } = await printed()
    await change(patientId, { correspondenceAddress: { line1: 'PO Box 9', postcode: 'M2 2AE' } })
    const { to } = await letterToPrint(desk, { patientId, preview: false })
    expect(to.lines).toEqual(['PO Box 9', 'M2 2AE'])
    await post(patientId, addresseeLine(to))
    expect(await posted(patientId)).toHaveLength(1)
  })

  it('is refused to another address than was looked at, to none, of a restricted record, and before it is printed', async () => {
    const { patientId, shown } = await printed()
    await change(patientId, { address: { line1: '99 Moved Away Road', postcode: 'M3 3AE' } })
    expect(await refusal(post(patientId, shown))).toBe('errors.letter.addressChanged')
    await change(patientId, { address: null })
    expect(await refusal(post(patientId, shown))).toBe('errors.letter.noAddress')
    const hidden = await printed()
    await change(hidden.patientId, { restricted: true })
    expect(await refusal(post(hidden.patientId, hidden.shown))).toBe('errors.letter.restricted')
    expect(await refusal(post(await withLetter(), shown))).toBe('errors.account.notPrinted')
    for (const one of [patientId, hidden.patientId]) expect(await posted(one)).toEqual([])
  })

  it('is the desk’s, at its own practice', async () => {
    const { patientId, shown } = await printed()
    for (const ctx of [practice.as('clinician'), practice.visitor])
      await expect(post(patientId, shown, ctx)).rejects.toThrow(Forbidden)
    await expect(post(patientId, shown, (await makePractice(app.db)).as('manager'))).rejects.toThrow(NotFound)
  })
})
