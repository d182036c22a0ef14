import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messages, patientMoves, patients, staffMembers } from '@/drizzle/schema'
import { batchProgress } from '@/lib/domain/batches/queries'
import { resumeBatch } from '@/lib/domain/batches/resume-batch'
import { stopBatch } from '@/lib/domain/batches/stop-batch'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { splitTo, twoPractices } from '@/lib/testing/two-practices'
import { chooseSplit } from './choose-split'
import { splitById } from './queries'
import { rehearseSplit } from './rehearse-split'
import { splitPiece } from './split-piece'
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
/** In pieces of two, so that a few patients are several pieces. */
const pairs = (before: (round: number) => void = () => {}) => {
  let round = 0
  const run: typeof splitPiece.run = async (...given) => {
    const results = await splitPiece.run(...given)
    round += 1
    before(round)
    return results
  }
  return { split: { ...splitPiece, size: 2, run } }
}
const namesThere = async (people: { familyName: string }[]) => {
  const names = people.map(({ familyName }) => familyName)
  return (await read(there, (tx) => tx.select().from(patients).where(inArray(patients.familyName, names)))).length
}
const movedOnce = async (people: { patientId: string; familyName: string }[]) => {
  const ids = people.map(({ patientId }) => patientId)
  const told = await read(here, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(inArray(messages.patientId, ids), eq(messages.kind, 'practice-moved'))),
  )
  const moves = await read(here, (tx) => tx.select().from(patientMoves).where(inArray(patientMoves.patientId, ids)))
  return { there: await namesThere(people), told: told.length, moves: moves.length }
}

describe('a move that is broken off', () => {
  it('undoes the piece it was at on both sides, goes on there, and doubles nothing', async () => {
    const people = await several(5)
    const splitId = await started(people)
    const killed = pairs((round) => {
      // After everything of the second piece was written, and before it is committed.
      if (round === 2) throw new Error('power')
    })
    await expect(both.work(splitId, killed)).rejects.toThrow('power')
    expect(await batchProgress(here, splitId)).toMatchObject({ status: 'running', done: 2 })
    expect(await movedOnce(people)).toEqual({ there: 2, told: 2, moves: 2 })
    await both.work(splitId, pairs())
    expect(await batchProgress(here, splitId)).toMatchObject({ status: 'done', done: 5, leftOut: 0 })
    expect(await movedOnce(people)).toEqual({ there: 5, told: 5, moves: 5 })
  })

  it('can be stopped and resumed', async () => {
    const people = await several(4)
    const splitId = await started(people)
    await stopBatch(here, { batchId: splitId })
    await both.work(splitId, pairs())
    expect(await namesThere(people)).toBe(0)
    await resumeBatch(here, { batchId: splitId })
    await both.work(splitId, pairs())
    expect(await movedOnce(people)).toEqual({ there: 4, told: 4, moves: 4 })
  })

  it('is done once by two workers, and once by two moves of the same patients', async () => {
    const people = await several(6)
    const [first, second] = [await started(people), await started(people)]
    await Promise.all([both.work(first, pairs()), both.work(first, pairs()), both.work(second, pairs())])
    await both.work(first, pairs())
    await both.work(second, pairs())
    expect(await movedOnce(people)).toEqual({ there: 6, told: 6, moves: 6 })
    const [one, other] = [await splitById(here, first), await splitById(here, second)]
    expect(one.done + other.done).toBe(6)
    expect(one.leftOut + other.leftOut).toBe(6)
    expect(other.outcomes.every(({ outcome }) => /^moved-(letter|before)$/.test(outcome))).toBe(true)
  })

  it('does nothing more once its starter is no manager there', async () => {
    const mine = await twoPractices(app.db)
    const person = await mine.withLetter()
    const { splitId } = await mine.choose([person.identifier])
    const manager = mine.old.as('manager')
    await startSplit(manager, { splitId })
    await read(mine.fresh.as('manager'), (tx) =>
      tx.update(staffMembers).set({ role: 'receptionist' }).where(eq(staffMembers.practiceId, mine.fresh.practiceId)),
    )
    await mine.work(splitId)
    expect(await batchProgress(manager, splitId)).toMatchObject({ status: 'failed', failure: 'not-there', done: 0 })
    const [patient] = await read(manager, (tx) => tx.select().from(patients).where(eq(patients.id, person.patientId)))
    expect(patient?.standing).toBe('registered')
  })
})

describe('a rehearsal', () => {
  it('of many goes on in the worker, after a kill as well, and a move waits for it', async () => {
    const mine = await twoPractices(app.db)
    const manager = mine.old.as('manager')
    await read(manager, (tx) =>
      tx.insert(patients).values(
        Array.from({ length: 600 }, (_, index) => ({
          ...{ practiceId: mine.old.practiceId, id: newId(), givenName: 'Pat', familyName: `Number${index}` },
          ...{ dateOfBirth: '1970-01-01', createdAt: manager.now },
        })),
      ),
    )
    const { splitId } = await chooseSplit(manager, splitTo(mine.fresh, { who: 'everybody' }))
    expect(await splitById(manager, splitId)).toMatchObject({ status: 'checking', total: 600 })
    await expect(startSplit(manager, { splitId })).rejects.toThrow(Conflict)
    await rehearseSplit(() => mine.old.system, { splitId, lastTry: false })
    await rehearseSplit(() => mine.old.system, { splitId, lastTry: false })
    const { status, params } = await splitById(manager, splitId)
    expect({ status, ...params.rehearsal }).toEqual({
      ...{ status: 'draft', tried: 600, told: 0 },
      moving: { 'moved-record': 600 },
    })
    await expect(rehearseSplit(() => manager, { splitId, lastTry: false })).rejects.toThrow(Forbidden)
  })
})
