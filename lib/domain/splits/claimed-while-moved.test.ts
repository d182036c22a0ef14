import { and, eq } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { patientMoves, registrations } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { chooseSignIn } from '@/lib/domain/letters/choose-sign-in'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { somebody, testPassword } from '@/lib/testing/registering'
import { twoPractices } from '@/lib/testing/two-practices'
import { reportPages } from './report-pages'
import { splitPiece } from './split-piece'
import { startSplit } from './start-split'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)

afterAll(async () => {
  await app.end()
  await database.drop()
})

it('leaves a patient either claimed here or moved there, when the claim is sent while the move runs', async () => {
  const both = await twoPractices(app.db)
  const { desk, caller, byKey, letterOf } = claimingAt(both.old)
  const people = await Promise.all(
    Array.from({ length: 16 }, async () => {
      const { familyName, dateOfBirth } = somebody()
      const value = freshNhsNumber()
      const person = { familyName, dateOfBirth, identifier: { scheme: 'nhs' as const, value } }
      const held = { ...person, ...(await issueLetterTo(desk, person)) }
      await both.at.identify(held.patientId)
      const ctx = caller()
      const { draftToken } = await checkLetter(ctx, byKey(held))
      const email = `while-${newId()}@example.com`
      await chooseSignIn(ctx, { draftToken, email, username: null, mobile: null, password: testPassword })
      return { held, claim: () => submitClaim(ctx, { draftToken, locale: 'en' }) }
    }),
  )
  const { splitId } = await both.choose(people.map(({ held }) => held.identifier.value))
  await startSplit(both.manager, { splitId })
  const moving = both.work(splitId, { split: { ...splitPiece, size: 4 } })
  const claims = await Promise.allSettled(people.map(({ claim }) => claim()))
  await moving

  const lines = []
  for await (const page of await reportPages(both.manager, splitId)) lines.push(...page)
  for (const [index, { held }] of people.entries()) {
    const claimed = claims[index]
    const line = lines.find(({ number }) => number === held.identifier.value)
    const [registration] = await read(desk, (tx) =>
      tx.select().from(registrations).where(eq(registrations.patientId, held.patientId)),
    )
    const [move] = await read(desk, (tx) =>
      tx
        .select()
        .from(patientMoves)
        .where(and(eq(patientMoves.practiceId, both.old.practiceId), eq(patientMoves.patientId, held.patientId))),
    )
    if (claimed?.status === 'fulfilled') {
      expect(line).toMatchObject({ state: 'left-out', outcome: 'claim-pending' })
      expect([registration?.status, move]).toEqual(['awaiting-activation', undefined])
    } else {
      expect(claimed?.reason).toMatchObject({ reason: { key: 'errors.claim.noLonger' } })
      expect(line).toMatchObject({ state: 'done', outcome: 'moved-letter' })
      expect([registration, move?.newPracticeId]).toEqual([undefined, both.fresh.practiceId])
      expect((await letterOf(held))?.status).toBe('revoked')
    }
  }
}, 60_000)
