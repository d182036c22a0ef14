import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import * as schema from '@/drizzle/schema'
import { messages, onlineAccounts, patients } from '@/drizzle/schema'
import { read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice } from '@/lib/testing/people'
import { checkLetter } from './check-letter'
import { issueLetter } from './issue-letter'
import { newLetterCodes } from './letter-codes'
import { lettersInTrouble } from './letters-in-trouble'
import { submitClaim } from './submit-claim'

const database = await createTestDatabase()
const app = connect(database.appUrl, 40)
const practice = await makePractice(app.db)
const { desk, caller, withLetter, byKey, letterOf, auditOf } = claimingAt(practice)

afterAll(async () => {
  await app.end()
  await database.drop()
})

const wrong = { reason: { key: 'errors.claim.wrong' } }

describe('checking a letter', () => {
  it('takes either block, and folds the surname', async () => {
    const identifier = { scheme: 'nhs' as const, value: '9990000026' }
    const held = await withLetter({ familyName: 'Ó Brien-Łuk', identifier })
    expect(await checkLetter(caller(), { ...byKey(held), surname: "o'BRIEN Łuk" })).toHaveProperty('draftToken')
    const token = { block: 'token' as const, number: identifier.value, code: held.token }
    expect(await checkLetter(caller(), { ...byKey(held), ...token })).toHaveProperty('draftToken')
    expect(await letterOf(held)).toMatchObject({ status: 'issued', failedTries: 0 })
  })

  it('has one answer for an unknown account, a wrong key, a wrong name and a wrong birth date, and as long', async () => {
    const held = await withLetter()
    const right = byKey(held)
    const mismatches = [
      { ...right, number: '0000000000' },
      { ...right, code: newLetterCodes().key },
      { ...right, code: held.token },
      { ...right, surname: 'Somebody' },
      { ...right, dateOfBirth: '1984-03-28' },
    ]
    for (const mismatch of mismatches) {
      const began = performance.now()
      await expect(checkLetter(caller(), mismatch)).rejects.toMatchObject(wrong)
      expect(performance.now() - began).toBeGreaterThanOrEqual(195)
    }
    expect(await letterOf(held)).toMatchObject({ failedTries: 4, status: 'issued' })
  })

  it.each(['key', 'token'] as const)('by %s costs as many statements whatever does not match', async (block) => {
    const identifier = { scheme: 'nhs' as const, value: block === 'key' ? '9990000034' : '9990000042' }
    const held = await withLetter({ identifier })
    const right = block === 'key' ? byKey(held) : { ...byKey(held), block, number: identifier.value, code: held.token }
    const counted = async (input: Parameters<typeof checkLetter>[1]) => {
      const seen: string[] = []
      const client = postgres(database.appUrl, { max: 1, prepare: false })
      const logger = { logQuery: (text: string) => seen.push(text) }
      const db = drizzle(client, { schema, casing: 'snake_case', logger })
      await expect(checkLetter({ ...caller(), db }, input)).rejects.toMatchObject(wrong)
      await client.end()
      return seen
    }
    const known = await counted({ ...right, code: newLetterCodes()[block] })
    expect(await counted({ ...right, number: block === 'key' ? '0000000000' : '9990000050' })).toEqual(known)
    expect(await counted({ ...right, surname: 'Somebody' })).toEqual(known)
    expect(await counted({ ...right, dateOfBirth: '1984-03-28' })).toEqual(known)
  })

  it('makes a letter void at the fifth wrong try, even when 12 race, and tells the managers once without a name', async () => {
    const held = await withLetter()
    const tries = Array.from({ length: 12 }, () =>
      checkLetter(caller(), { ...byKey(held), code: newLetterCodes().key }).catch((error) => error),
    )
    for (const error of await Promise.all(tries)) expect(error).toMatchObject(wrong)
    expect(await letterOf(held)).toMatchObject({ ...{ status: 'revoked', endedReason: 'wrong-tries', failedTries: 5 } })
    expect(await auditOf('letter.voided', held.letterId)).toHaveLength(1)
    const told = await read(desk, (tx) => tx.select().from(messages).where(eq(messages.kind, 'letter-voided')))
    expect(told).toMatchObject([{ channel: 'email', ids: {}, patientId: null }])
    expect(told[0]?.recipient).toMatch(/^manager@/)
    await expect(checkLetter(caller(), byKey(held))).rejects.toMatchObject({ reason: { key: 'errors.claim.revoked' } })
    await expect(checkLetter(caller(), { ...byKey(held), surname: 'Other' })).rejects.toMatchObject(wrong)
    const waiting = await lettersInTrouble(desk)
    expect(waiting.find(({ id }) => id === held.letterId)).toMatchObject({ why: 'wrong-tries' })
  })

  it('tells what became of a letter only to whoever has all of it right', async () => {
    const old = await withLetter()
    await transaction(desk, (tx) => issueLetter(tx, desk, { accountId: old.accountId }))
    await expect(checkLetter(caller(), byKey(old))).rejects.toMatchObject({
      reason: { key: 'errors.claim.superseded' },
    })
    await expect(checkLetter(caller(), { ...byKey(old), dateOfBirth: '1990-01-01' })).rejects.toMatchObject(wrong)
    const late = await withLetter()
    const afterwards = later(caller(), 31 * 86_400)
    await expect(checkLetter(afterwards, byKey(late))).rejects.toMatchObject({
      reason: { key: 'errors.claim.expired' },
    })
  })

  it('says nothing about somebody who left or died, nor about an account in use', async () => {
    for (const standing of ['deducted', 'deceased'] as const) {
      const held = await withLetter()
      await read(desk, (tx) => tx.update(patients).set({ standing }).where(eq(patients.id, held.patientId)))
      await expect(checkLetter(caller(), byKey(held))).rejects.toMatchObject(wrong)
    }
    const used = await withLetter()
    await read(desk, (tx) =>
      tx.update(onlineAccounts).set({ status: 'active' }).where(eq(onlineAccounts.id, used.accountId)),
    )
    await expect(checkLetter(caller(), byKey(used))).rejects.toMatchObject(wrong)
  })

  it('lets an address guess only so often', async () => {
    const one = caller()
    const guess = () =>
      checkLetter(one, {
        ...{ block: 'key', number: '0000000000', code: newLetterCodes().key },
        ...{ surname: 'X', dateOfBirth: '1984-01-01' },
      })
    const answers = await Promise.allSettled(Array.from({ length: 20 }, guess))
    expect(answers.every((answer) => answer.status === 'rejected')).toBe(true)
    await expect(guess()).rejects.toThrow('Too many tries')
  })

  it('is for visitors and patients', async () => {
    await expect(checkLetter(desk, byKey(await withLetter()))).rejects.toThrow('Not allowed: letter:claim')
    await expect(submitClaim(desk, { draftToken: null, locale: 'en' })).rejects.toThrow('letter:claim')
  })
})
