import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letters, logins, patients, practiceSettings, sites } from '@/drizzle/schema'
import { batchProgress } from '@/lib/domain/batches/queries'
import { resumeBatch } from '@/lib/domain/batches/resume-batch'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { managesBoth, splitTo, twoPractices } from '@/lib/testing/two-practices'
import { chooseSplit } from './choose-split'
import { ListSize } from './list-size'
import { splitById, splitForm, splitOverview } from './queries'
import { rehearseAgain } from './rehearse-again'
import { reportPages } from './report-pages'
import { startSplit } from './start-split'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let both: Awaited<ReturnType<typeof twoPractices>>
let here: Ctx
let there: Ctx

beforeAll(async () => {
  both = await twoPractices(app.db)
  here = both.old.as('manager')
  there = both.fresh.as('manager')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const several = (count: number) => Promise.all(Array.from({ length: count }, () => both.withLetter()))
const started = async (people: { identifier?: string }[]) => {
  const { splitId } = await both.choose(people.map(({ identifier }) => identifier))
  await startSplit(here, { splitId })
  return splitId
}
describe('whom a move takes', () => {
  const chosen = async (change: Record<string, unknown>) => {
    const { splitId } = await chooseSplit(here, splitTo(both.fresh, change))
    const lines = []
    for await (const page of await reportPages(here, splitId)) lines.push(...page)
    return lines
      .map(({ name, line, outcome }) =>
        [name ?? `line ${line}`, outcome === 'left-before' ? 'left' : ''].join(' ').trim(),
      )
      .sort()
  }
  const place = (patientId: string, change: Partial<typeof patients.$inferInsert>) =>
    read(here, (tx) => tx.update(patients).set(change).where(eq(patients.id, patientId)))

  it('is told by site, by postcode, by clinician, by a list', async () => {
    const people = await several(3)
    const [first, second, third] = people
    if (!first || !second || !third) throw new Error('three')
    const full = ({ givenName, familyName }: typeof first) => `${givenName} ${familyName}`
    const siteId = newId()
    await read(here, (tx) =>
      tx.insert(sites).values({ practiceId: both.old.practiceId, id: siteId, name: 'Branch', createdAt: here.now }),
    )
    await place(first.patientId, { siteId, address: { line1: '1 High Street', postcode: 'CF1 0AB' } })
    await place(second.patientId, { usualClinician: 'Dr Okafor', address: { line1: '2', postcode: 'CF10 1AA' } })
    await place(third.patientId, { siteId, address: { line1: '3', postcode: 'CF10 2BB' }, standing: 'deducted' })
    // Whoever left is named in the report, however they were chosen.
    const gone = `${full(third)} left`
    expect(await chosen({ who: 'site', fromSiteId: siteId })).toEqual([full(first), gone].sort())
    expect(await chosen({ who: 'clinician', clinician: 'Dr Okafor' })).toEqual([full(second)])
    expect(await chosen({ who: 'postcode', postcodes: 'cf1' })).toEqual([full(first)])
    expect(await chosen({ who: 'postcode', postcodes: 'CF10 1' })).toEqual([full(second)])
    expect(await chosen({ who: 'postcode', postcodes: 'CF10, CF1' })).toEqual([full(first), full(second), gone].sort())
    expect(await chosen({ who: 'postcode', postcodes: 'CF' })).toEqual([full(first), full(second), gone].sort())
    await expect(chosen({ who: 'postcode', postcodes: 'CF10%' })).rejects.toThrow(Invalid)
    await expect(chosen({ who: 'postcode', postcodes: 'ZZ9' })).rejects.toThrow(Invalid)
    await expect(chosen({ who: 'postcode', postcodes: 'CF10 2' })).rejects.toThrow(Invalid)
    const spaced = first.identifier?.replace(/(...)(...)(....)/, '$1 $2 $3')
    const csv = `Surname,NHS number\r\n${first.familyName},${spaced}\r\nNobody,9434765919\r\n`
    const list = new File([csv], 'list.csv')
    expect(await chosen({ who: 'numbers', list })).toEqual([full(first), 'line 3'].sort())
    const long = new File(['9434765919\n'.repeat(90_000)], 'long.csv')
    expect(() => splitTo(both.fresh, { list: long })).toThrow('errors.split.listTooLarge')
    expect(ListSize.safeParse({ list: long }).success).toBe(false)
    expect(ListSize.safeParse({ list, reason: '' }).success).toBe(true)
  })
})

describe('who may move patients', () => {
  it('is a manager of both practices, and nobody sees across', async () => {
    const [person] = await several(1)
    const { splitId } = await both.choose([person?.identifier])
    for (const actor of [both.old.as('receptionist'), both.old.as('clinician'), both.old.visitor]) {
      await expect(chooseSplit(actor, splitTo(both.fresh, { numbers: '1' }))).rejects.toThrow(Forbidden)
      await expect(startSplit(actor, { splitId })).rejects.toThrow(Forbidden)
      await expect(rehearseAgain(actor, { splitId })).rejects.toThrow(Forbidden)
      await expect(splitById(actor, splitId)).rejects.toThrow(Forbidden)
      await expect(reportPages(actor, splitId)).rejects.toThrow(Forbidden)
    }
    // The new practice's own manager, who does not work here.
    await expect(splitById(there, splitId)).rejects.toThrow(NotFound)
    await expect(startSplit(there, { splitId })).rejects.toThrow(NotFound)
    await expect(chooseSplit(there, splitTo(both.old, { numbers: '1' }))).rejects.toThrow(Invalid)
    expect(await splitForm(there, both.old.practiceId)).toBeNull()
    expect((await splitOverview(there)).targets).toEqual([])
    expect((await splitOverview(here)).targets.map(({ id }) => id)).toEqual([both.fresh.practiceId])
    // Choosing and reading leave the session's own practice in place.
    expect(
      await read(there, (tx) =>
        tx
          .select()
          .from(letters)
          .where(eq(letters.practiceId, here.practiceId ?? '')),
      ),
    ).toEqual([])
  })

  it('moves them within a nation, to where online services are on, and to places that are there', async () => {
    const welsh = await makePractice(app.db, 'wales')
    await managesBoth(both.old, welsh)
    await expect(chooseSplit(here, splitTo(welsh, { numbers: '1' }))).rejects.toThrow(Invalid)
    const asleep = await makePractice(app.db)
    await managesBoth(both.old, asleep)
    await expect(chooseSplit(here, splitTo(asleep, { numbers: '1' }))).rejects.toThrow(Invalid)
    const elsewhere = splitTo(both.fresh, { numbers: '1', siteId: newId() })
    await expect(chooseSplit(here, elsewhere)).rejects.toThrow(Invalid)
  })

  it('have given the second factor where the other practice asks for one', async () => {
    const mine = await twoPractices(app.db)
    const manager = mine.old.as('manager')
    const [running, chosen] = [await mine.withLetter(), await mine.withLetter()]
    const { splitId } = await mine.choose([running.identifier])
    await startSplit(manager, { splitId })
    const waiting = await mine.choose([chosen.identifier])
    await read(mine.fresh.as('manager'), (tx) => tx.update(practiceSettings).set({ secondFactorRequired: true }))
    expect((await splitOverview(manager)).targets).toEqual([])
    expect(await splitForm(manager, mine.fresh.practiceId)).toBeNull()
    await expect(mine.choose([chosen.identifier])).rejects.toThrow(Invalid)
    await expect(startSplit(manager, waiting)).rejects.toThrow(Conflict)
    await mine.work(splitId)
    expect(await batchProgress(manager, splitId)).toMatchObject({ status: 'failed', failure: 'not-there', done: 0 })
    const { actor } = manager
    await app.db
      .update(logins)
      .set({ totpEnrolledAt: manager.now })
      .where(eq(logins.id, actor.kind === 'staff' ? actor.loginId : ''))
    await resumeBatch(manager, { batchId: splitId })
    await mine.work(splitId)
    expect(await batchProgress(manager, splitId)).toMatchObject({ status: 'done', done: 1 })
  })

  it('starts a move once', async () => {
    const people = await several(1)
    const splitId = await started(people)
    await expect(startSplit(here, { splitId })).rejects.toThrow(Conflict)
    await expect(rehearseAgain(here, { splitId })).rejects.toThrow(Conflict)
    await both.work(splitId)
    await expect(startSplit(here, { splitId })).rejects.toThrow(Conflict)
  })
})
