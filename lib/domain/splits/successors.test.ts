import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, practices } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { predecessorsOf, successorsOf } from '@/lib/domain/practices/successors'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { managesBoth, twoPractices } from '@/lib/testing/two-practices'
import { declareSuccessor } from './declare-successor'
import { splitOverview } from './queries'
import { withdrawSuccessor } from './withdraw-successor'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
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

/** Of the practice alone: whoever manages both sees what they did at the other, too. */
const logged = (ctx: Ctx, action: string) =>
  read(ctx, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.practiceId, practiceOf(ctx)), eq(auditEvents.action, action))),
  )
const codeOf = (practiceId: string, practiceCode: string) =>
  app.db.update(practices).set({ practiceCode }).where(eq(practices.id, practiceId))

describe('a successor', () => {
  it('is declared once somebody has moved there, by a manager of both, and taken back', async () => {
    const successorId = both.fresh.practiceId
    await expect(declareSuccessor(here, { successorId })).rejects.toThrow(Conflict)
    const person = await both.withLetter()
    await both.move([person.identifier])
    expect((await splitOverview(here)).declarable.map(({ id }) => id)).toEqual([successorId])
    await expect(declareSuccessor(both.old.as('receptionist'), { successorId })).rejects.toThrow(Forbidden)
    await expect(declareSuccessor(there, { successorId: both.old.practiceId })).rejects.toThrow(Conflict)
    const unrelated = await makePractice(app.db)
    await managesBoth(both.old, unrelated)
    await expect(declareSuccessor(here, { successorId: unrelated.practiceId })).rejects.toThrow(Conflict)

    await Promise.all([declareSuccessor(here, { successorId }), declareSuccessor(here, { successorId })])
    expect((await successorsOf(app.db, both.old.practiceId)).map(({ id }) => id)).toEqual([successorId])
    expect((await predecessorsOf(app.db, successorId)).map(({ id }) => id)).toEqual([both.old.practiceId])
    expect(await logged(here, 'practice.succeeded')).toHaveLength(1)
    expect(await logged(there, 'practice.succeeded')).toHaveLength(1)
    expect((await splitOverview(here)).declarable).toEqual([])

    await expect(withdrawSuccessor(both.old.as('clinician'), { successorId })).rejects.toThrow(Forbidden)
    await withdrawSuccessor(there, { successorId })
    expect(await successorsOf(app.db, both.old.practiceId)).toHaveLength(1)
    await withdrawSuccessor(here, { successorId })
    await withdrawSuccessor(here, { successorId })
    expect(await successorsOf(app.db, both.old.practiceId)).toEqual([])
    expect(await logged(here, 'practice.not-succeeded')).toHaveLength(1)
  })
})

describe('the letter of somebody who moved', () => {
  it('is told to have moved to whoever has its right codes, and to nobody else', async () => {
    await codeOf(both.old.practiceId, 'A81001')
    const identifier = { scheme: 'nhs', value: freshNhsNumber() } as const
    const person = { familyName: 'Mover', dateOfBirth: '1950-02-03' }
    const { accountNumber, key, patientId } = await issueLetterTo(both.at.desk, { ...person, identifier })
    await both.at.identify(patientId)
    await both.move([identifier.value])
    const claim = {
      ...{ block: 'key' as const, number: accountNumber, code: key },
      ...{ surname: person.familyName, dateOfBirth: person.dateOfBirth },
    }
    await expect(checkLetter(both.old.visitor, claim)).rejects.toMatchObject({ reason: { key: 'errors.claim.moved' } })
    await expect(checkLetter(both.old.visitor, { ...claim, surname: 'Other' })).rejects.toMatchObject({
      reason: { key: 'errors.claim.wrong' },
    })
    // The old codes open nothing at the new practice either.
    await expect(checkLetter(both.fresh.visitor, claim)).rejects.toMatchObject({
      reason: { key: 'errors.claim.wrong' },
    })
  })
})
