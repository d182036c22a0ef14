import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, letters, patients } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { expireLetters } from './expire-letters'
import { letterToPrint } from './letter-to-print'
import { printLetter } from './print-letter'
import { hiddenCode } from './printed-letter'
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

async function withLetter(change: Record<string, unknown> = {}) {
  const person = await at.identified(change)
  await createOnlineAccount(desk, { patientId: person.patientId, withoutEmail: undefined })
  return person
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.reason.key : Promise.reject(error)),
  )
const letterOf = async (patientId: string) => {
  const { letter } = await accountTab(desk, patientId)
  if (!letter) throw new Error('no letter')
  return letter
}
const sheet = (patientId: string, preview = false) => letterToPrint(desk, { patientId, preview })

describe('printing a letter', () => {
  it('is counted and logged, and only then shows the codes its hashes were made of', async () => {
    const { patientId, identifier } = await withLetter()
    expect(await sheet(patientId, true)).toMatchObject({ key: hiddenCode, token: hiddenCode })
    await expect(sheet(patientId)).rejects.toThrow(NotFound)
    await printLetter(desk, { patientId })
    const paper = await sheet(patientId)
    const [stored] = await read(desk, async (tx) =>
      tx
        .select()
        .from(letters)
        .where(eq(letters.id, (await letterOf(patientId)).id)),
    )
    expect([hashSecret(paper.key), hashSecret(paper.token)]).toEqual([stored?.keyHash, stored?.tokenHash])
    expect(paper).toMatchObject({ reprint: 0, issueNumber: 1, patientId: { scheme: 'nhs', value: identifier } })
    expect(JSON.stringify(paper)).not.toContain('1984-03-27')
    const log = await read(desk, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['letter.printed', 'letter.shown']))
    expect(JSON.stringify(log)).not.toContain(paper.key)
  })

  it('again keeps the codes and wants a reason', async () => {
    const { patientId } = await withLetter()
    await printLetter(desk, { patientId })
    const first = await sheet(patientId)
    expect(await refusal(printLetter(desk, { patientId }))).toBe('errors.account.alreadyPrinted')
    await printLetter(desk, { patientId, reason: 'Lost the first copy' })
    expect(await sheet(patientId)).toMatchObject({ key: first.key, token: first.token, reprint: 1 })
    expect(await letterOf(patientId)).toMatchObject({ printCount: 2 })
  })

  it('is in large print once that need is recorded, with the same codes', async () => {
    const { patientId } = await withLetter()
    await printLetter(desk, { patientId })
    const first = await sheet(patientId)
    expect(first.format).toBe('standard')
    await read(desk, (tx) =>
      tx
        .update(patients)
        .set({ needs: { needs: ['large-print'] } })
        .where(eq(patients.id, patientId)),
    )
    await printLetter(desk, { patientId, reason: 'Cannot read it' })
    expect(await sheet(patientId)).toMatchObject({ format: 'large-print', key: first.key, token: first.token })
  })

  it('once: of 16 who press at once the others are told that it was printed', async () => {
    const { patientId } = await withLetter()
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => printLetter(desk, { patientId })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await letterOf(patientId)).toMatchObject({ printCount: 1 })
  })

  it('is refused for a name the typeface has no letters for, and for somebody who left', async () => {
    const { patientId } = await withLetter({ givenName: 'محمد' })
    expect(await refusal(printLetter(desk, { patientId }))).toBe('errors.letter.script')
    const gone = await withLetter()
    await read(desk, (tx) => tx.update(patients).set({ standing: 'deducted' }).where(eq(patients.id, gone.patientId)))
    expect(await refusal(printLetter(desk, { patientId: gone.patientId }))).toBe('errors.account.gone')
  })

  it('and issuing are the desk’s, at its own practice', async () => {
    const { patientId } = await withLetter()
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(printLetter(ctx, { patientId })).rejects.toThrow(Forbidden)
      await expect(replaceLetter(ctx, { patientId })).rejects.toThrow(Forbidden)
      await expect(letterToPrint(ctx, { patientId, preview: true })).rejects.toThrow(Forbidden)
      await expect(expireLetters(ctx)).rejects.toThrow(Forbidden)
    }
    const other = (await makePractice(app.db)).as('manager')
    await expect(letterToPrint(other, { patientId, preview: true })).rejects.toThrow(NotFound)
    await expect(printLetter(other, { patientId })).rejects.toThrow(NotFound)
  })
})

describe('a new letter', () => {
  it('needs a reason while the last one works, and makes that one void', async () => {
    const { patientId } = await withLetter()
    await printLetter(desk, { patientId })
    const old = await sheet(patientId)
    await expect(replaceLetter(desk, { patientId })).rejects.toThrow(Invalid)
    await replaceLetter(desk, { patientId, reason: 'Posted to an old address' })
    await printLetter(desk, { patientId })
    const fresh = await sheet(patientId)
    expect(fresh).toMatchObject({ issueNumber: 2, accountNumber: old.accountNumber })
    expect(fresh.key).not.toBe(old.key)
    const all = await read(desk, (tx) =>
      tx
        .select({ status: letters.status, sealed: letters.sealedCodes })
        .from(letters)
        .where(and(eq(letters.keyHash, hashSecret(old.key)))),
    )
    expect(all).toEqual([{ status: 'superseded', sealed: null }])
  })

  it('needs none once the last one has expired, which also forgets its codes', async () => {
    const { patientId } = await withLetter()
    await printLetter(desk, { patientId })
    const after = later(practice.system, 31 * 86_400)
    expect(await expireLetters(after)).toBeGreaterThanOrEqual(1)
    expect(await expireLetters(after)).toBe(0)
    expect(await letterOf(patientId)).toMatchObject({ status: 'expired' })
    await expect(sheet(patientId)).rejects.toThrow(NotFound)
    expect(await refusal(printLetter(desk, { patientId, reason: 'Again' }))).toBe('errors.account.letterOver')
    await replaceLetter(desk, { patientId })
    expect(await letterOf(patientId)).toMatchObject({ status: 'issued', issueNumber: 2 })
  })
})
