import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, batchItems, letters, patients } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { batchProgress } from '@/lib/domain/batches/queries'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { leftOutItems } from '@/lib/domain/batches/told-items'
import { printLetter } from '@/lib/domain/letters/print-letter'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { chooseLetters } from './choose-letters'
import { lettersPiece } from './letters-piece'
import { bundleParams, lettersOfBundle, manifestOf, unprintedCount } from './queries'
import { ChooseLetters } from './schema'
import { startLetters } from './start-letters'

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

const choose = (numbers: (string | undefined)[], change: Record<string, unknown> = {}) =>
  chooseLetters(desk, ChooseLetters.parse({ who: 'numbers', numbers: numbers.join('\n'), byPost: 'on', ...change }))
const work = (batchId: string, pieces = { letters: lettersPiece }) =>
  runBatch(() => practice.system, { batchId, lastTry: false }, pieces)
async function withLetter(change: Record<string, unknown> = {}) {
  const person = await at.identified(change)
  await createOnlineAccount(desk, { patientId: person.patientId, withoutEmail: undefined })
  return person
}
const sheets = async (ctx: Ctx, bundleId: string) => {
  const all = []
  for await (const sheet of lettersOfBundle(ctx, bundleId)) all.push(sheet)
  return all
}
const logged = (action: string, bundleId: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.action, action), sql`${auditEvents.details} ->> 'batch' = ${bundleId}`)),
  )

describe('a bundle of letters', () => {
  it('makes, prints and counts what was chosen; its count is the log’s, and its list has no codes', async () => {
    const waiting = await withLetter()
    const bare = await at.identified()
    const printed = await withLetter()
    await printLetter(desk, { patientId: printed.patientId })
    const unknown = await at.register()
    const { bundleId } = await choose(
      [waiting.identifier, bare.identifier, '999 000 0018', printed.identifier, unknown.identifier, waiting.identifier],
      { makeAccounts: 'on' },
    )
    expect(await bundleParams(desk, bundleId)).toMatchObject({ planned: { print: 1, create: 1 } })
    expect(await batchProgress(desk, bundleId)).toMatchObject({ status: 'draft', total: 5, leftOut: 3, done: 0 })
    expect((await leftOutItems(desk, bundleId)).map(({ outcome }) => outcome)).toEqual([
      ...['notOnFile', 'alreadyPrinted', 'noIdentification'],
    ])
    expect(await sheets(desk, bundleId)).toEqual([])

    await startLetters(desk, { bundleId })
    await work(bundleId)
    expect(await batchProgress(desk, bundleId)).toMatchObject({ status: 'done', done: 2, leftOut: 3 })
    const papers = await sheets(desk, bundleId)
    expect(papers.map(({ patientId }) => patientId.value)).toEqual([waiting.identifier, bare.identifier])
    expect(await logged('letter.printed', bundleId)).toHaveLength(2)
    expect(await logged('letter.shown', bundleId)).toHaveLength(2)

    const lines = await manifestOf(desk, bundleId)
    expect(lines.map(({ leftOut }) => leftOut)).toEqual([
      ...[null, null, 'notOnFile', 'alreadyPrinted', 'noIdentification'],
    ])
    for (const { key, token } of papers) {
      expect(JSON.stringify(lines)).not.toContain(key)
      const [kept] = await read(desk, (tx) =>
        tx
          .select()
          .from(letters)
          .where(eq(letters.keyHash, hashSecret(key))),
      )
      expect(kept).toMatchObject({ printCount: 1, tokenHash: hashSecret(token) })
    }
  })

  it('goes on after a fall in the middle, and prints nobody twice', async () => {
    const people = []
    for (let one = 0; one < 5; one += 1) people.push(await withLetter())
    const { bundleId } = await choose(people.map(({ identifier }) => identifier))
    await startLetters(desk, { bundleId })
    let pieces = 0
    const falling: typeof lettersPiece = {
      size: 2,
      run: async (...given) => {
        pieces += 1
        const results = await lettersPiece.run(...given)
        if (pieces === 2) throw new Error('power')
        return results
      },
    }
    await expect(work(bundleId, { letters: falling })).rejects.toThrow('power')
    expect(await batchProgress(desk, bundleId)).toMatchObject({ done: 2 })
    await Promise.all([work(bundleId), work(bundleId)])
    await work(bundleId)
    expect(await batchProgress(desk, bundleId)).toMatchObject({ status: 'done', done: 5 })
    expect(await logged('letter.printed', bundleId)).toHaveLength(5)
    const counts = await read(desk, (tx) =>
      tx
        .select({ printCount: letters.printCount })
        .from(batchItems)
        .innerJoin(letters, eq(letters.id, batchItems.resultId))
        .where(eq(batchItems.batchId, bundleId)),
    )
    expect(counts.map(({ printCount }) => printCount)).toEqual([1, 1, 1, 1, 1])
  })

  it('decides anew when it runs, and passes over a letter that ended since', async () => {
    const left = await withLetter()
    const stays = await withLetter()
    const { bundleId } = await choose([left.identifier, stays.identifier])
    await read(desk, (tx) => tx.update(patients).set({ standing: 'deducted' }).where(eq(patients.id, left.patientId)))
    await startLetters(desk, { bundleId })
    await work(bundleId)
    expect((await leftOutItems(desk, bundleId)).map(({ outcome }) => outcome)).toEqual(['gone'])
    await read(desk, (tx) =>
      tx
        .update(letters)
        .set({ status: 'revoked', sealedCodes: null })
        .where(sql`${letters.id} in
        (select result_id from ${batchItems} where batch_id = ${bundleId})`),
    )
    expect(await sheets(desk, bundleId)).toEqual([])
  })

  it('of everything unprinted leaves nothing unprinted, and a chargeband’s is its patients’', async () => {
    const own = await makePractice(app.db)
    const there = await atTheDesk(own)
    const { patientId } = await there.identified()
    await createOnlineAccount(there.desk, { patientId, withoutEmail: undefined })
    expect(await unprintedCount(there.desk)).toBe(1)
    const unprinted = ChooseLetters.parse({ who: 'unprinted' })
    const { bundleId } = await chooseLetters(there.desk, unprinted)
    await startLetters(there.desk, { bundleId })
    await runBatch(() => own.system, { batchId: bundleId, lastTry: false }, { letters: lettersPiece })
    expect(await unprintedCount(there.desk)).toBe(0)
    await expect(chooseLetters(there.desk, unprinted)).rejects.toThrow(Invalid)
    const empty = ChooseLetters.parse({ who: 'chargeband', chargebandId: bundleId })
    await expect(chooseLetters(there.desk, empty)).rejects.toThrow(Invalid)
  })

  it('is started once, whoever presses', async () => {
    const one = await withLetter()
    const { bundleId } = await choose([one.identifier])
    const presses = await Promise.allSettled(Array.from({ length: 8 }, () => startLetters(desk, { bundleId })))
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(startLetters(desk, { bundleId })).rejects.toThrow(Conflict)
  })

  it('asks for what is missing, and why some are printed again', () => {
    const problems = (typed: object) =>
      ChooseLetters.safeParse(typed).error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(problems({})).toEqual([['who', 'errors.letters.who']])
    expect(problems({ who: 'chargeband' })).toEqual([['chargebandId', 'errors.letters.chargeband']])
    expect(problems({ who: 'numbers', again: 'on' })).toEqual([
      ['numbers', 'errors.letters.numbers'],
      ['reason', 'errors.reason.required'],
    ])
  })

  it('is the desk’s, at its own practice (letter:bulk)', async () => {
    const one = await withLetter()
    const { bundleId } = await choose([one.identifier])
    const other = (await makePractice(app.db)).as('manager')
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(chooseLetters(ctx, ChooseLetters.parse({ who: 'unprinted' }))).rejects.toThrow(Forbidden)
      await expect(startLetters(ctx, { bundleId })).rejects.toThrow(Forbidden)
      await expect(manifestOf(ctx, bundleId)).rejects.toThrow(Forbidden)
      await expect(unprintedCount(ctx)).rejects.toThrow(Forbidden)
      await expect(sheets(ctx, bundleId)).rejects.toThrow(Forbidden)
    }
    await expect(startLetters(other, { bundleId })).rejects.toThrow(Conflict)
    await expect(manifestOf(other, bundleId)).rejects.toThrow(NotFound)
    await expect(bundleParams(other, bundleId)).rejects.toThrow(NotFound)
    expect(await sheets(other, bundleId)).toEqual([])
  })
})
