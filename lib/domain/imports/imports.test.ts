import { and, count, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, batches, batchItems, patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { batchProgress } from '@/lib/domain/batches/queries'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { leftOutItems } from '@/lib/domain/batches/told-items'
import { searchPatients } from '@/lib/domain/patients/search-patients'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { checkImport } from './check-import'
import { importPiece } from './import-piece'
import { mapColumns } from './map-columns'
import { problemPages } from './problem-pages'
import { importDraft } from './queries'
import { receiveFile } from './receive-file'
import { startImport } from './start-import'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
let manager: Ctx

beforeAll(async () => {
  practice = await makePractice(app.db)
  manager = practice.as('manager')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const bytes = (text: string) => new TextEncoder().encode(text)

async function received(text: string, as = manager): Promise<string> {
  const answer = await receiveFile(as, bytes(text))
  if (!answer.ok) throw new Error(answer.problem)
  return answer.importId
}

async function checked(text: string): Promise<string> {
  const importId = await received(text)
  const { mapping } = await importDraft(manager, importId)
  await mapColumns(manager, { importId, mapping })
  return importId
}

const work = (batchId: string, piece = importPiece) =>
  runBatch(() => practice.system, { batchId, lastTry: false }, { import: piece })

async function imported(text: string) {
  const importId = await checked(text)
  await startImport(manager, { importId })
  await work(importId)
  const left = await leftOutItems(manager, importId)
  return { importId, progress: await batchProgress(manager, importId), left: left.map(({ outcome }) => outcome) }
}

async function problemsOf(importId: string): Promise<string[]> {
  const problems: string[] = []
  for await (const found of await problemPages(manager, importId)) {
    problems.push(...found.map(({ row, column, message }) => `${row} ${column} ${message.key}`))
  }
  return problems.sort()
}

const born = (family: string) =>
  read(manager, (tx) =>
    tx
      .select()
      .from(patients)
      .where(and(eq(patients.practiceId, practice.practiceId), eq(patients.familyName, family))),
  )

describe('importing a list of patients', () => {
  it('puts everybody on file once, findable and in the log, however often the list is sent', async () => {
    const list = [
      'NHS number,Number verified,First name,Surname,Date of birth,Sex,Address line 1,Postcode,Email,Mobile',
      '999 000 0018,yes,Olwen,Import,03/04/1970,F,1 High Street,sw1a 1aa,olwen@example.com,07700 900123',
      ',,Ivan,Import,5 May 1981,M,,,,',
    ].join('\r\n')
    const first = await imported(list)
    expect(first.progress).toMatchObject({ status: 'done', total: 2, done: 2, leftOut: 0 })
    const rows = await born('Import')
    expect(rows.map(({ givenName, dateOfBirth, sex }) => [givenName, dateOfBirth, sex]).sort()).toEqual([
      ['Ivan', '1981-05-05', 'male'],
      ['Olwen', '1970-04-03', 'female'],
    ])
    const ids = rows.map(({ id }) => id)
    const kept = await read(manager, async (tx) => ({
      numbers: await tx.select().from(patientIdentifiers).where(inArray(patientIdentifiers.patientId, ids)),
      contacts: await tx.select().from(patientContacts).where(inArray(patientContacts.patientId, ids)),
      log: await tx
        .select({ n: count() })
        .from(auditEvents)
        .where(and(inArray(auditEvents.patientId, ids), eq(auditEvents.action, 'patient.imported'))),
    }))
    expect(kept.numbers).toMatchObject([{ value: '9990000018', status: 'verified' }])
    expect(kept.contacts.map(({ value }) => value).sort()).toEqual(['+447700900123', 'olwen@example.com'])
    expect(kept.log[0]?.n).toBe(2)
    const found = await searchPatients(manager, { query: 'olwen import', today: '2026-01-01' })
    expect(JSON.stringify(found)).toContain(rows.find(({ givenName }) => givenName === 'Olwen')?.id)

    const again = await imported(list)
    expect(again.progress).toMatchObject({ done: 0, leftOut: 2 })
    expect(again.left).toEqual(['already-on-file', 'possible-match'])
    expect(await born('Import')).toHaveLength(2)
  })

  it('leaves out rows that are not right or stand twice, whole, and names each problem', async () => {
    const { importId, progress, left } = await imported(
      [
        'Surname;First name;DOB;E-mail address;NHS No',
        'Wrong;Ann;31.02.1980;not an address;9990000019',
        'Wrong;Bea;29221;;',
        '=SUM(1);Cy;01.01.1990;;',
        'Twice;Dee;01.01.1990;;',
        'Twice;Dee;01.01.1990;;',
        ';;;;',
        'Twin;Eve;02.02.2010;;',
        'Twin;Fay;02.02.2010;;',
      ].join('\n'),
    )
    expect(progress).toMatchObject({ total: 7, done: 3, leftOut: 4 })
    expect(left).toEqual(['not-valid', 'not-valid', 'not-valid', 'alike-in-file'])
    expect(await born('Wrong')).toEqual([])
    expect(await problemsOf(importId)).toEqual([
      '2 DOB errors.date.notReal',
      '2 E-mail address errors.email.invalid',
      '2 NHS No errors.nhs.check',
      '3 DOB errors.import.serialDate',
      '4 Surname errors.import.formula',
    ])
  })

  it('tries a long list in pieces, goes on where it was, and starts anew when the columns change', async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => `Long${n},1980-01-01,1981-01-${n % 5 === 0 ? 99 : 10}`)
    const importId = await received(['Surname,Date of birth,Born', ...rows].join('\n'))
    const mapping = [(await importDraft(manager, importId)).mapping[0] ?? null]
    await mapColumns(manager, { importId, mapping: [...mapping, null, 'dateOfBirth'] })
    expect(await importDraft(manager, importId)).toMatchObject({ status: 'checking', check: { tried: 1000, bad: 200 } })
    await expect(startImport(manager, { importId })).rejects.toThrow(Conflict)
    const check = (as = practice.system, lastTry = false) => checkImport(() => as, { importId, lastTry })
    await expect(check(manager)).rejects.toThrow(Forbidden)
    await Promise.all([check(), check()])
    expect(await importDraft(manager, importId)).toMatchObject({
      status: 'draft',
      check: { tried: 2500, good: 2000, bad: 500, problems: 500 },
    })
    expect(await problemsOf(importId)).toHaveLength(500)
    await mapColumns(manager, { importId, mapping: [...mapping, 'dateOfBirth', null] })
    await check()
    expect(await importDraft(manager, importId)).toMatchObject({ status: 'draft', check: { good: 2500, first: [] } })
    expect(await problemsOf(importId)).toEqual([])
  })

  it('gives a list back unchecked when its tries are used up', async () => {
    const rows = Array.from({ length: 1001 }, (_, n) => `Lost${n},1980-01-01`)
    const importId = await checked(['Surname,Date of birth', ...rows].join('\n'))
    await read(manager, (tx) =>
      tx
        .update(batchItems)
        .set({ data: {} })
        .where(and(eq(batchItems.batchId, importId), eq(batchItems.position, 1000))),
    )
    await expect(checkImport(() => practice.system, { importId, lastTry: true })).rejects.toThrow()
    const draft = await importDraft(manager, importId)
    expect(draft).toMatchObject({ status: 'draft', check: undefined })
    expect(draft.failure).toBeTruthy()
    await expect(startImport(manager, { importId })).rejects.toThrow(Conflict)
  })

  it('goes on after it broke off, and doubles nobody', async () => {
    const list = [
      'Surname,First name,Date of birth',
      ...Array.from({ length: 30 }, (_, n) => `Broken${n},A,1990-01-01`),
    ]
    const importId = await checked(list.join('\n'))
    await startImport(manager, { importId })
    let pieces = 0
    const broken: typeof importPiece = {
      size: 10,
      run: async (...given) => {
        const results = await importPiece.run(...given)
        pieces += 1
        if (pieces === 2) throw new Error('power')
        return results
      },
    }
    await expect(work(importId, broken)).rejects.toThrow('power')
    expect(await batchProgress(manager, importId)).toMatchObject({ status: 'running', done: 10 })
    await work(importId)
    expect(await batchProgress(manager, importId)).toMatchObject({ status: 'done', done: 30, leftOut: 0 })
    expect(await born('Broken15')).toHaveLength(1)
  })

  it('makes nobody twice when the same list is imported by two at once', async () => {
    const list = [
      'Surname,First name,Date of birth',
      ...Array.from({ length: 20 }, (_, n) => `Race${n},A,1991-01-${10 + n}`),
    ]
    const both = await Promise.all([checked(list.join('\n')), checked(list.join('\n'))])
    for (const importId of both) await startImport(manager, { importId })
    await Promise.all(both.map((importId) => work(importId)))
    const progress = await Promise.all(both.map((importId) => batchProgress(manager, importId)))
    expect(progress.reduce((sum, one) => sum + (one?.done ?? 0), 0)).toBe(20)
    expect(await born('Race7')).toHaveLength(1)
  })

  it('remembers what the columns meant, and starts once and only when checked', async () => {
    const importId = await received('Nachname,Geboren,Notes\nMuster,1980-02-03,hello')
    expect((await importDraft(manager, importId)).mapping).toEqual([null, null, null])
    await expect(startImport(manager, { importId })).rejects.toThrow(Conflict)
    await mapColumns(manager, { importId, mapping: ['familyName', 'dateOfBirth', null] })
    const next = await received('Geboren,Nachname\n1980-02-03,Muster')
    expect((await importDraft(manager, next)).mapping).toEqual(['dateOfBirth', 'familyName'])
    await startImport(manager, { importId })
    await expect(startImport(manager, { importId })).rejects.toThrow(Conflict)
    await expect(mapColumns(manager, { importId, mapping: [] })).rejects.toThrow(Conflict)
  })

  it('says why a file is not taken, and keeps nothing of it', async () => {
    const before = await read(manager, (tx) => tx.select({ n: count() }).from(batches))
    const problem = async (file: Uint8Array | null) => {
      const answer = await receiveFile(manager, file)
      return answer.ok ? 'taken' : answer.problem
    }
    expect(await problem(null)).toBe('missing')
    expect(await problem(bytes('Surname,Date of birth\n'))).toBe('empty')
    expect(await problem(bytes('Surname,Born\n"Open,1980-01-01'))).toBe('quotes')
    expect(await problem(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 9, 9, 0]))).toBe('not-text')
    expect(await problem(bytes(`${'a,'.repeat(99)}a\n1`))).toBe('too-many-columns')
    expect(await read(manager, (tx) => tx.select({ n: count() }).from(batches))).toEqual(before)
  })

  it('is the manager’s only, and of one practice', async () => {
    await expect(receiveFile(practice.as('receptionist'), bytes('a'))).rejects.toThrow(Forbidden)
    const importId = await received('Surname,Date of birth\nMine,1980-01-01')
    const other = (await makePractice(app.db)).as('manager')
    await expect(importDraft(other, importId)).rejects.toThrow(NotFound)
    await expect(mapColumns(other, { importId, mapping: [] })).rejects.toThrow(NotFound)
    await expect(startImport(practice.as('clinician'), { importId })).rejects.toThrow(Forbidden)
  })
})
