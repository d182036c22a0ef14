import { and, count, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, batches, batchItems, patients } from '@/drizzle/schema'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { batchProgress } from '@/lib/domain/batches/queries'
import { resumeBatch } from '@/lib/domain/batches/resume-batch'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { stopBatch } from '@/lib/domain/batches/stop-batch'
import { leftOutItems, remarkedItems } from '@/lib/domain/batches/told-items'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { holding, waitingForLock } from '@/lib/testing/holding'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { forgetImports } from './forget-imports'
import { importPiece } from './import-piece'
import { leftOutPages } from './left-out-pages'
import { mapColumns } from './map-columns'
import { importDraft } from './queries'
import { receiveFile } from './receive-file'
import { startImport } from './start-import'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
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

async function checked(lines: string[]): Promise<string> {
  const answer = await receiveFile(manager, new TextEncoder().encode(lines.join('\n')))
  if (!answer.ok) throw new Error(answer.problem)
  const { mapping } = await importDraft(manager, answer.importId)
  await mapColumns(manager, { importId: answer.importId, mapping })
  return answer.importId
}
async function imported(lines: string[]): Promise<string> {
  const importId = await checked(lines)
  await startImport(manager, { importId })
  await runBatch(() => practice.system, { batchId: importId, lastTry: false }, { import: importPiece })
  return importId
}
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) })
const rowsKept = (batchId: string) =>
  read(manager, (tx) =>
    tx
      .select({ n: count() })
      .from(batchItems)
      .where(and(eq(batchItems.batchId, batchId), isNotNull(batchItems.data))),
  ).then(([row]) => row?.n)
async function leftOutLines(importId: string) {
  const { headings, pages } = await leftOutPages(manager, importId)
  const rows = []
  for await (const page of pages) rows.push(...page)
  return { headings, rows }
}

describe('the rows of a list', () => {
  it('are kept only where they were left out, with the reason and whom they met on file', async () => {
    const importId = await imported([
      'NHS number,Surname,First name,Date of birth',
      '9990000018,Kept,Ann,1970-01-01',
      '9990000018,Kept,Ann,1970-01-01',
      ',Kept,Bob,1970-13-01',
    ])
    expect(await rowsKept(importId)).toBe(2)
    const { headings, rows } = await leftOutLines(importId)
    expect(headings[1]).toBe('Surname')
    expect(rows).toMatchObject([
      { row: 3, cells: ['9990000018', 'Kept', 'Ann', '1970-01-01'], outcome: 'twice-in-file', problems: [] },
      { row: 4, outcome: 'not-valid', problems: [{ column: 'Date of birth' }] },
    ])
    const again = await imported(['NHS number,Surname,First name,Date of birth', '9990000018,Kept,Ann,1970-01-01'])
    const [met] = await leftOutItems(manager, again)
    const [ann] = await read(manager, (tx) => tx.select().from(patients).where(eq(patients.givenName, 'Ann')))
    expect(met).toMatchObject({ outcome: 'already-on-file', patientId: ann?.id, name: 'Ann Kept' })
    const other = (await makePractice(app.db)).as('manager')
    await expect(leftOutPages(other, importId)).rejects.toThrow(NotFound)
    await expect(leftOutPages(practice.as('receptionist'), importId)).rejects.toThrow(Forbidden)
  })

  it('name those put on file with an address or mobile of others', async () => {
    const importId = await imported([
      'Surname,First name,Date of birth,Email,Mobile',
      'Sharer,Ann,1970-01-01,us@example.com,',
      'Sharer,Bob,1972-02-02,us@example.com,',
      'Alone,Cy,1973-03-03,cy@example.com,07700900123',
    ])
    const { total, items } = await remarkedItems(manager, importId)
    expect(total).toBe(1)
    expect(items).toMatchObject([{ position: 1, outcome: 'shared-contact', name: 'Bob Sharer' }])
    const next = await imported(['Surname,First name,Date of birth,Mobile', 'Later,Dee,1981-01-01,+44 7700 900123'])
    expect((await remarkedItems(manager, next)).items).toMatchObject([{ name: 'Dee Later' }])
  })

  it('are given up a fortnight after, and a list nobody started a week after', async () => {
    const draft = await checked(['Surname,Date of birth', 'Draft,1980-01-01'])
    const ended = await imported(['Surname,Date of birth', 'Ended,1980-13-01'])
    const stopped = await checked(['Surname,Date of birth', 'Stopped,1980-01-01', 'Stopped,1980-99-01'])
    await startImport(manager, { importId: stopped })
    await stopBatch(manager, { batchId: stopped })

    await forgetImports(later(practice.system, 6))
    expect(await rowsKept(draft)).toBe(1)
    await forgetImports(later(practice.system, 8))
    await expect(importDraft(manager, draft)).rejects.toThrow(NotFound)
    expect(await rowsKept(ended)).toBe(1)
    expect(await rowsKept(stopped)).toBe(2)

    await forgetImports(later(practice.system, 15))
    expect([await rowsKept(ended), await rowsKept(stopped)]).toEqual([0, 0])
    expect(await batchProgress(manager, stopped)).toMatchObject({ status: 'done', leftOut: 2 })
    expect((await leftOutItems(manager, stopped)).map(({ outcome }) => outcome)).toEqual(['not-resumed', 'not-resumed'])
    expect((await leftOutLines(ended)).rows).toEqual([])
    await expect(resumeBatch(manager, { batchId: stopped })).rejects.toThrow(Conflict)
    expect(await forgetImports(later(practice.system, 16))).toBe(0)
    await expect(forgetImports(manager)).rejects.toThrow(Forbidden)
    const log = await read(manager, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'import.forgotten')),
    )
    expect(log.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining([draft, ended, stopped]))
    expect(await read(manager, (tx) => tx.select().from(batches).where(eq(batches.id, draft)))).toEqual([])
  })

  it('are kept, and not said to be given up, when somebody resumes the list at that moment', async () => {
    const stopped = await checked(['Surname,Date of birth', 'Resumed,1980-01-01'])
    await startImport(manager, { importId: stopped })
    await stopBatch(manager, { batchId: stopped })
    const resume = await holding(manager, (tx) => moveBatch(tx, manager, stopped, 'resume'))
    const forgetting = forgetImports(later(practice.system, 15))
    await waitingForLock(app.db, 1).finally(resume)
    await forgetting
    expect(await rowsKept(stopped)).toBe(1)
    const log = await read(manager, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, stopped)))
    expect(log.map(({ action }) => action)).not.toContain('import.forgotten')
  })
})
