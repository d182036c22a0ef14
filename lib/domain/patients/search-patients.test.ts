import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  auditEvents,
  patientContacts,
  patientIdentifiers,
  patientSearchTerms,
  patients,
  practices,
} from '@/drizzle/schema'
import type { StaffActor } from '@/lib/domain/access/actor'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect, type Tx } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { findMatches } from './find-matches'
import { searchPatients } from './search-patients'
import { readSearch } from './search-query'
import { searchTermsOf } from './search-terms'

let database: TestDatabase
let owner: ReturnType<typeof connect>
let app: ReturnType<typeof connect>
const here = randomUUID()
const there = randomUUID()
const now = new Date('2026-11-22T10:00:00Z')
const today = '2026-11-22'

function ctxAt(practiceId: string): Ctx {
  const actor: StaffActor = {
    kind: 'staff',
    loginId: randomUUID(),
    staffId: randomUUID(),
    practiceId,
    role: 'receptionist',
    name: 'Priya Shah',
    sessionId: randomUUID(),
    address: null,
  }
  return { actor, practiceId, db: app.db, now, requestId: 'test' }
}

type Person = {
  givenName: string
  familyName: string
  dateOfBirth: string
  nhs?: string
  mobile?: string
  email?: string
}

async function admit(practiceId: string, person: Person): Promise<string> {
  const patientId = randomUUID()
  const { givenName, familyName, dateOfBirth, nhs, mobile, email } = person
  await owner.db.transaction(async (tx) => {
    await tx.insert(patients).values({ practiceId, id: patientId, givenName, familyName, dateOfBirth, createdAt: now })
    const key = { practiceId, patientId, createdAt: now }
    if (nhs) {
      await tx
        .insert(patientIdentifiers)
        .values({ ...key, id: randomUUID(), scheme: 'nhs', value: nhs, status: 'unverified' })
    }
    const contacts = [
      ...(mobile ? [{ kind: 'mobile' as const, value: mobile }] : []),
      ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ]
    for (const contact of contacts) await tx.insert(patientContacts).values({ ...key, id: randomUUID(), ...contact })
    const found = searchTermsOf({ givenName, familyName, dateOfBirth, identifiers: nhs ? [nhs] : [], contacts })
    await tx
      .insert(patientSearchTerms)
      .values(found.map((term) => ({ practiceId, patientId, term, born: dateOfBirth })))
  })
  return patientId
}

/** Many people with one surname in ten and the same first letter, made in the database. */
async function crowd(practiceId: string, howMany: number): Promise<void> {
  await owner.db.execute(sql`
    with people as (select gen_random_uuid() as id, n from generate_series(1, ${howMany}::int) as n),
    admitted as (insert into patients (practice_id, id, given_name, family_name, date_of_birth, created_at)
      select ${practiceId}::uuid, id, 'Sam' || n, 'Crowd' || (n % 10), date '1950-01-01' + (n % 20000), now() from people),
    words as (
      select id, n, 'n:sam' || n as term from people union all select id, n, 'n:crowd' || (n % 10) from people
      union all select id, n, 'd:' || (date '1950-01-01' + (n % 20000)) from people
      union all select id, n, 'i:' || (4000000000 + n) from people)
    insert into patient_search_terms (practice_id, term, born, patient_id)
    select ${practiceId}::uuid, term, date '1950-01-01' + (n % 20000), id from words`)
}

async function find(query: string, practiceId = here) {
  const found = await searchPatients(ctxAt(practiceId), { query, today })
  return found.results.map((line) => `${line.givenName} ${line.familyName}`)
}

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect(database.ownerUrl, 2)
  app = connect(database.appUrl, 2)
  for (const [id, slug] of [
    [here, 'here'],
    [there, 'there'],
  ] as const) {
    await owner.db
      .insert(practices)
      .values({ id, slug, name: slug, nation: 'england', practiceCode: slug, createdAt: now })
  }
  const ann = { givenName: 'Ann', familyName: 'Smith', dateOfBirth: '1984-03-12', nhs: '9991234578' }
  await admit(here, { ...ann, mobile: '+447911123456', email: 'ann@example.com' })
  await admit(here, { givenName: 'Anna', familyName: 'Smithson', dateOfBirth: '1984-03-12' })
  await admit(here, { givenName: 'John', familyName: 'Smith', dateOfBirth: '1960-01-02' })
  await admit(there, { givenName: 'Ann', familyName: 'Elsewhere', dateOfBirth: '1984-03-12' })
  await crowd(here, 6000)
  // As autovacuum keeps it: counted, and known to be visible.
  await owner.db.execute(sql`vacuum analyze patients, patient_search_terms`)
}, 60_000)

afterAll(async () => {
  await app.end()
  await owner.end()
  await database.drop()
})

/** The plans of every statement the search makes, as the application's role under row-level security. */
async function plansOf(query: string): Promise<string[]> {
  const plans: string[] = []
  await read(ctxAt(here), async (tx) => {
    const execute = async (statement: SQL) => {
      const lines = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain (analyze, buffers) ${statement}`)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return tx.execute(statement)
    }
    // Only `execute` is used by the search; everything else is the transaction's own.
    await findMatches(Object.assign(Object.create(tx), { execute }) as Tx, here, readSearch(query, today), 50)
  })
  return plans
}

describe('finding a patient', () => {
  it('needs every word, and puts whole words before beginnings', async () => {
    expect(await find('smith')).toEqual(['Ann Smith', 'John Smith', 'Anna Smithson'])
    expect(await find('ann smith')).toEqual(['Ann Smith', 'Anna Smithson'])
    expect(await find('smith 12/3/1984')).toEqual(['Ann Smith', 'Anna Smithson'])
    expect(await find('999 123 4578')).toEqual(['Ann Smith'])
    expect(await find('07911 123456')).toEqual(['Ann Smith'])
    expect(await find('ann@exam')).toEqual(['Ann Smith'])
    expect(await find('ann nobody')).toEqual([])
    expect(await find('smith 31/2/1984')).toEqual([])
    expect(await find(' ')).toEqual([])
  })

  it('gives what a list shows of each', async () => {
    const { results, words, more } = await searchPatients(ctxAt(here), { query: 'ann 9991234578', today })
    expect(more).toBe(false)
    expect(words).toEqual([
      { kind: 'identifier', text: '9991234578' },
      { kind: 'name', text: 'ann' },
    ])
    expect(results).toMatchObject([
      {
        identifier: { scheme: 'nhs', value: '9991234578', status: 'unverified' },
        phone: '+447911123456',
        chargeband: null,
        account: null,
      },
    ])
  })

  it('stops at the limit and says so', async () => {
    const many = await searchPatients(ctxAt(here), { query: 'crowd1', today })
    expect([many.results.length, many.more]).toEqual([50, true])
    const manyMore = await searchPatients(ctxAt(here), { query: 'sam crowd', today })
    expect([manyMore.results.length, manyMore.more]).toEqual([50, true])
    expect(await find('sam crowd1 sam4321')).toEqual(['Sam4321 Crowd1'])
    expect(await find('sam crowd2 sam4321')).toEqual([])
  })

  it("stays inside the asker's practice", async () => {
    expect(await find('elsewhere')).toEqual([])
    expect(await find('elsewhere', there)).toEqual(['Ann Elsewhere'])
    const ctx = ctxAt(here)
    await expect(
      searchPatients({ ...ctx, actor: { kind: 'anyone', address: null } }, { query: 'ann', today }),
    ).rejects.toThrow(Forbidden)
  })

  it('is recorded without its words', async () => {
    const ctx = ctxAt(here)
    await searchPatients(ctx, { query: 'smith 12/3/1984', today })
    const [event] = await read(ctx, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(sql`${auditEvents.staffId} = ${ctx.actor.kind === 'staff' && ctx.actor.staffId}`),
    )
    expect(event).toMatchObject({
      action: 'patient.searched',
      details: { results: 2, more: false, words: ['date', 'name'] },
    })
    expect(JSON.stringify(event)).not.toMatch(/smith|1984/)
  })
})

describe('what a search costs', () => {
  it.each([
    'crowd1',
    'sam',
    'sam crowd',
    'smith',
    'sam crowd1 sam4321',
    'smith 12/3/1984',
    '4000001234',
    '07911 123456',
  ])('reads only its places in the index for %s', async (query) => {
    const plans = await plansOf(query)
    expect(plans).toHaveLength(2)
    for (const plan of plans) {
      expect(plan).not.toMatch(/Seq Scan/)
      expect(plan).toMatch(/Index (?:Only )?Scan (?:using|on) patient_search_terms/)
    }
  })
})
