import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, letterEvents, letters, onlineAccounts } from '@/drizzle/schema'
import { endSessionsOf } from '@/lib/domain/accounts/end-sessions-of'
import { moveAccount } from '@/lib/domain/accounts/move-account'
import { admitPatient } from '@/lib/domain/patients/admit-patient'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { decrypt, hashSecret } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { somebody } from '@/lib/testing/registering'
import { isAccountNumber } from './account-number'
import { issueLetter } from './issue-letter'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
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

async function accountOf(change: { needs?: 'large-print'[] } = {}): Promise<string> {
  const { givenName, familyName, dateOfBirth } = somebody()
  return transaction(desk, async (tx) => {
    const patientId = await admitPatient(tx, desk, {
      ...{ title: null, givenName, familyName, dateOfBirth, sex: null, gender: null, chargebandId: null },
      ...{ department: null, division: null, address: null, nextOfKin: null, contactPreferences: {}, locale: 'en' },
      ...{ identifier: null, email: null, mobile: null, needs: { needs: change.needs ?? [] } },
    })
    const id = newId()
    const account = { practiceId: practice.practiceId, id, patientId, kind: 'full', status: 'created' } as const
    await tx.insert(onlineAccounts).values({ ...account, createdAt: desk.now })
    return id
  })
}

const issue = (accountId: string, reason?: string) =>
  transaction(desk, (tx) => issueLetter(tx, desk, { accountId, reason }))
const lettersOf = (accountId: string) =>
  read(desk, (tx) => tx.select().from(letters).where(eq(letters.accountId, accountId)).orderBy(letters.issueNumber))

describe('a letter', () => {
  it('is issued with an Account ID, codes kept as hashes and sealed, an end, and a line in the log', async () => {
    const accountId = await accountOf({ needs: ['large-print'] })
    const { letterId } = await issue(accountId, 'first letter')
    const [letter] = await lettersOf(accountId)
    const codes: { key: string; token: string } = JSON.parse(decrypt(letter?.sealedCodes ?? ''))
    expect(letter).toMatchObject({ id: letterId, issueNumber: 1, status: 'issued', format: 'large-print' })
    expect(letter?.keyHash).toBe(hashSecret(codes.key))
    expect(letter?.tokenHash).toBe(hashSecret(codes.token))
    expect((letter?.expiresAt.getTime() ?? 0) - desk.now.getTime()).toBe(30 * 86_400_000)
    const [account] = await read(desk, (tx) => tx.select().from(onlineAccounts).where(eq(onlineAccounts.id, accountId)))
    expect(isAccountNumber(account?.accountNumber ?? '')).toBe(true)
    const logged = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, letterId), eq(auditEvents.action, 'letter.issued'))),
    )
    expect(logged).toMatchObject([{ reason: 'first letter', patientId: account?.patientId }])
    expect(JSON.stringify(logged)).not.toContain(codes.key)
  })

  it('makes the one before it void, and its codes unreadable', async () => {
    const accountId = await accountOf()
    await issue(accountId)
    const { letterId } = await issue(accountId, 'lost')
    const [first, second] = await lettersOf(accountId)
    expect(first).toMatchObject({ status: 'superseded', sealedCodes: null, endedReason: 'new-letter' })
    expect(second).toMatchObject({ id: letterId, status: 'issued', issueNumber: 2 })
    const events = await read(desk, (tx) =>
      tx
        .select()
        .from(letterEvents)
        .where(eq(letterEvents.letterId, first?.id ?? '')),
    )
    expect(events.map(({ action }) => action).sort()).toEqual(['issue', 'supersede'])
  })

  it('is the only one issued, even when 16 ask at once', async () => {
    const accountId = await accountOf()
    await Promise.all(Array.from({ length: 16 }, () => issue(accountId)))
    const all = await lettersOf(accountId)
    expect(all.map(({ issueNumber }) => issueNumber)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1))
    expect(all.filter(({ status }) => status === 'issued')).toHaveLength(1)
  })
})

describe('an account', () => {
  it('moves only from where the table allows', async () => {
    const accountId = await accountOf()
    const move = (action: 'register' | 'activate' | 'reset') =>
      transaction(desk, (tx) => moveAccount(tx, desk, accountId, action))
    expect(await move('activate')).toBe(false)
    expect(await move('register')).toBe(true)
    expect(await move('register')).toBe(false)
    expect(await move('activate')).toBe(true)
    expect(await move('reset')).toBe(true)
  })

  it('of a login that has no other ends its sessions', async () => {
    const accountId = await accountOf()
    expect(await transaction(desk, (tx) => endSessionsOf(tx, desk, newId(), accountId))).toBe(true)
  })
})
