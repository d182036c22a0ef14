import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, letters, onlineAccounts, patientIdentifiers, practiceSettings } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { NewLetter } from '@/lib/domain/accounts/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { expireLetters } from './expire-letters'
import { letterToPrint } from './letter-to-print'
import { printLetter } from './print-letter'
import { replaceLetter } from './replace-letter'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
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

async function withLetter(): Promise<string> {
  const { patientId } = await at.identified()
  await createOnlineAccount(desk, { patientId, withoutEmail: undefined })
  return patientId
}
const lettersOf = (patientId: string) =>
  read(desk, (tx) =>
    tx
      .select({ issueNumber: letters.issueNumber, status: letters.status, reason: letters.reason })
      .from(letters)
      .innerJoin(onlineAccounts, eq(onlineAccounts.id, letters.accountId))
      .where(eq(onlineAccounts.patientId, patientId))
      .orderBy(letters.issueNumber),
  )
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) =>
      error instanceof Conflict ? error.reason.key : error instanceof Invalid ? error.fields : Promise.reject(error),
  )
const replace = (patientId: string, reason?: string, ctx = desk) =>
  replaceLetter(ctx, NewLetter.parse({ patientId, reason }))

describe('a new letter is made', () => {
  it('as the first, with the account', async () => {
    expect(await lettersOf(await withLetter())).toEqual([{ issueNumber: 1, status: 'issued', reason: null }])
  })

  it('after one that expired unused, without a word more, and before the night has found that out', async () => {
    const patientId = await withLetter()
    const month = later(desk, 31 * 86_400)
    await replace(patientId, undefined, month)
    expect((await lettersOf(patientId)).map(({ status }) => status)).toEqual(['superseded', 'issued'])
    const found = await withLetter()
    await expireLetters({ ...practice.system, now: month.now })
    await replace(found, undefined, month)
    expect((await lettersOf(found)).map(({ status }) => status)).toEqual(['superseded', 'issued'])
  })

  it('for a recorded reason while one works, which stands on the letter and in the log', async () => {
    const patientId = await withLetter()
    const wanted = { reason: { key: 'errors.reason.required' } }
    for (const blank of [undefined, '', '   ']) expect(await refusal(replace(patientId, blank))).toEqual(wanted)
    expect(await lettersOf(patientId)).toHaveLength(1)
    const reason = 'The service desk asked for it'
    await replace(patientId, reason)
    expect(await lettersOf(patientId)).toEqual([
      { issueNumber: 1, status: 'superseded', reason: null },
      { issueNumber: 2, status: 'issued', reason },
    ])
    const [log] = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'letter.replaced')))
        .orderBy(desc(auditEvents.at)),
    )
    expect(log).toMatchObject({ reason, actorName: 'Test receptionist' })
  })

  it('for nobody else: no account, one registered or in use, or a patient who left, lost the number or the check', async () => {
    const reason = 'They would like another'
    const { patientId: bare } = await at.identified()
    expect(await refusal(replace(bare, reason))).toBe('errors.account.noAccount')
    for (const status of ['registered', 'active'] as const) {
      const patientId = await withLetter()
      await read(desk, (tx) => tx.update(onlineAccounts).set({ status }).where(eq(onlineAccounts.patientId, patientId)))
      expect(await refusal(replace(patientId, reason))).toBe('errors.account.inUse')
      expect(await lettersOf(patientId)).toHaveLength(1)
    }
    const lost = await withLetter()
    await withoutNumber(lost)
    expect(await refusal(replace(lost, reason))).toBe('errors.account.noNumber')
  })

  it('that lasts as long as the practice chose', async () => {
    await read(desk, (tx) =>
      tx.update(practiceSettings).set({ letterDays: 14 }).where(eq(practiceSettings.practiceId, practice.practiceId)),
    )
    const { letter } = await accountTab(desk, await withLetter())
    expect(letter?.expiresAt).toEqual(later(desk, 14 * 86_400).now)
  })
})

const withoutNumber = (patientId: string) =>
  read(desk, (tx) =>
    tx.update(patientIdentifiers).set({ status: 'superseded' }).where(eq(patientIdentifiers.patientId, patientId)),
  )

describe('a letter whose patient has no number any more', () => {
  it('is neither printed nor printed again nor shown', async () => {
    const patientId = await withLetter()
    await withoutNumber(patientId)
    expect(await refusal(printLetter(desk, { patientId }))).toBe('errors.account.noNumber')
    const printed = await withLetter()
    await printLetter(desk, { patientId: printed })
    await withoutNumber(printed)
    expect(await refusal(printLetter(desk, { patientId: printed, reason: 'Lost' }))).toBe('errors.account.noNumber')
    for (const preview of [true, false])
      await expect(letterToPrint(desk, { patientId: printed, preview })).rejects.toThrow('letter')
  })
})
