import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, batchItems, staffMembers } from '@/drizzle/schema'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { batchProgress, recentBatches } from './queries'
import { resumeBatch } from './resume-batch'
import { type ItemResult, type Pieces, runBatch } from './run-batch'
import { startBatch } from './start-batch'
import { stopBatch } from './stop-batch'
import { leftOutItems } from './told-items'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
let desk: Ctx

beforeAll(async () => {
  practice = await makePractice(app.db)
  desk = practice.as('receptionist')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function batchOf(total: number): Promise<string> {
  return transaction(desk, async (tx) => {
    const { batchId } = await startBatch(tx, desk, { kind: 'letters', total })
    await tx.insert(batchItems).values(
      Array.from({ length: total }, (_, position) => ({
        practiceId: practice.practiceId,
        batchId,
        position,
        subjectId: newId(),
      })),
    )
    return batchId
  })
}

const run = (batchId: string, pieces: Pieces, lastTry = false) =>
  runBatch(() => practice.system, { batchId, lastTry }, pieces)

const allDone = (seen: number[] = [], before: (position: number) => void = () => {}): Pieces => ({
  letters: {
    size: 3,
    run: async (_tx, ctx, _batch, items) =>
      items.map(({ position }): ItemResult => {
        before(position)
        expect(ctx.actor.kind === 'staff' && ctx.actor.name).toBe('Test receptionist')
        seen.push(position)
        return position % 5 === 4
          ? { position, state: 'left-out', outcome: 'no-account' }
          : { position, state: 'done', resultId: newId() }
      }),
  },
})

describe('long work', () => {
  it('is done piece by piece, as the one who started it, and ends in the log', async () => {
    const batchId = await batchOf(10)
    await run(batchId, allDone())
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'done', total: 10, done: 8, leftOut: 2 })
    expect((await leftOutItems(desk, batchId)).map(({ position, outcome }) => [position, outcome])).toEqual([
      [4, 'no-account'],
      [9, 'no-account'],
    ])
    expect((await recentBatches(desk, 'letters')).map(({ id }) => id)).toContain(batchId)
    const [event] = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, batchId), eq(auditEvents.action, 'batch.finished'))),
    )
    expect(event?.actorName).toBe('Test receptionist')
  })

  it('goes on where it was after a failure, and does nothing twice', async () => {
    const batchId = await batchOf(8)
    const seen: number[] = []
    const broken = allDone([], (position) => {
      if (position === 5) throw new Error('power')
    })
    await expect(run(batchId, broken)).rejects.toThrow('power')
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'running', done: 3 })
    await run(batchId, allDone(seen))
    expect(seen).toEqual([3, 4, 5, 6, 7])
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'done', done: 7, leftOut: 1 })
  })

  it('fails for good when its tries are used up, and can be resumed', async () => {
    const batchId = await batchOf(2)
    const broken = allDone([], () => {
      throw new TypeError('power')
    })
    await expect(run(batchId, broken, true)).rejects.toThrow()
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'failed', failure: 'TypeError' })
    await resumeBatch(desk, { batchId })
    await run(batchId, allDone())
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'done', done: 2 })
  })

  it('is stopped after the piece it is at, and resumed', async () => {
    const batchId = await batchOf(6)
    await stopBatch(desk, { batchId })
    await run(batchId, allDone())
    expect(await batchProgress(desk, batchId)).toMatchObject({ status: 'stopped', done: 0 })
    await expect(stopBatch(desk, { batchId })).rejects.toThrow(Conflict)
    await resumeBatch(desk, { batchId })
    await run(batchId, allDone())
    await expect(resumeBatch(desk, { batchId })).rejects.toThrow(Conflict)
  })

  it('is done once by two workers', async () => {
    const batchId = await batchOf(30)
    const seen: number[] = []
    await Promise.all([run(batchId, allDone(seen)), run(batchId, allDone(seen))])
    // One of two that met may have stepped aside; the queue gives a batch to one worker at a time.
    await run(batchId, allDone(seen))
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, position) => position))
  })

  it('does nothing more for somebody whose access was taken away', async () => {
    const other = await makePractice(app.db)
    const gone = other.as('receptionist')
    const batchId = await transaction(
      gone,
      async (tx) => (await startBatch(tx, gone, { kind: 'letters', total: 0 })).batchId,
    )
    await read(gone, (tx) =>
      tx.update(staffMembers).set({ disabledAt: gone.now }).where(eq(staffMembers.practiceId, other.practiceId)),
    )
    await runBatch(() => other.system, { batchId, lastTry: false }, allDone())
    expect(await batchProgress(gone, batchId)).toMatchObject({ status: 'failed', failure: 'starter-gone' })
    const logged = await read(gone, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, batchId)))
    expect(logged).toMatchObject([{ action: 'batch.failed', actorKind: 'system' }])
  })

  it('is stopped and resumed by those who may start its kind', async () => {
    const manager = practice.as('manager')
    for (const kind of ['import', 'split'] as const) {
      const { batchId } = await transaction(manager, (tx) => startBatch(tx, manager, { kind, total: 0 }))
      await expect(stopBatch(desk, { batchId })).rejects.toThrow(Forbidden)
      await stopBatch(manager, { batchId })
      await expect(resumeBatch(desk, { batchId })).rejects.toThrow(Forbidden)
      await resumeBatch(manager, { batchId })
    }
  })

  it('is the desk’s and the system’s only, and of one practice', async () => {
    const batchId = await batchOf(1)
    await expect(stopBatch(practice.as('clinician'), { batchId })).rejects.toThrow(Forbidden)
    await expect(resumeBatch(practice.visitor, { batchId })).rejects.toThrow(Forbidden)
    await expect(runBatch(() => desk, { batchId, lastTry: false }, allDone())).rejects.toThrow(Forbidden)
    const other = await makePractice(app.db)
    expect(await batchProgress(other.as('manager'), batchId)).toBeNull()
    await expect(stopBatch(other.as('manager'), { batchId })).rejects.toThrow(Conflict)
  })
})
