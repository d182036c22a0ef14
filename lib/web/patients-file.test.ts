import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, patients } from '@/drizzle/schema'
import { batchProgress } from '@/lib/domain/batches/queries'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { checkImport } from '@/lib/domain/imports/check-import'
import { importPiece } from '@/lib/domain/imports/import-piece'
import { mapColumns } from '@/lib/domain/imports/map-columns'
import { importDraft } from '@/lib/domain/imports/queries'
import { receiveFile } from '@/lib/domain/imports/receive-file'
import { startImport } from '@/lib/domain/imports/start-import'
import { admitPatients, type PatientDetails } from '@/lib/domain/patients/admit-patient'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { patientsFile } from './patients-file'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

const plain: PatientDetails = {
  ...{ title: null, givenName: 'Ann', familyName: 'Plain', dateOfBirth: '1970-01-02', sex: null, gender: null },
  ...{ chargebandId: null, department: null, division: null, address: null, nextOfKin: null, contactPreferences: {} },
  ...{ locale: 'en', identifier: null, email: null, mobile: null },
}
const everything: PatientDetails = {
  ...plain,
  ...{ title: 'Mrs', givenName: 'Mary "May"', familyName: "O'Brien, Jr", preferredName: 'Mei\u2011Lin', sex: 'female' },
  ...{ dateOfBirth: '1931-12-31', usualClinician: 'Dr Žižka', locale: 'cy', interpreter: true, standing: 'deceased' },
  address: { line1: 'Flat 1; 2 High Street', line2: 'Tŷ Mawr', town: 'Cardiff', postcode: 'CF10 1AA' },
  identifier: { scheme: 'nhs', value: '9990000018', status: 'verified' },
  email: { value: 'mary@example.com', verified: true },
  mobile: { value: '+447700900123', verified: false },
}
const abroad: PatientDetails = {
  ...plain,
  ...{ givenName: '', familyName: "'t Hooft", dateOfBirth: '1985-05-05', sex: 'not-specified', locale: 'uk' },
  mobile: { value: '+33612345678', verified: false },
  identifier: { scheme: 'nhs', value: '9990000026', status: 'unverified' },
}

const exported = async (ctx: Ctx) => (await patientsFile(ctx)).text()
const sorted = (file: string) => file.split('\r\n').toSorted()

async function sentIn(practice: TestPractice, file: string) {
  const manager = practice.as('manager')
  const received = await receiveFile(manager, new TextEncoder().encode(file))
  if (!received.ok) throw new Error(received.problem)
  const { importId } = received
  await mapColumns(manager, { importId, mapping: (await importDraft(manager, importId)).mapping })
  await checkImport(() => practice.system, { importId, lastTry: false })
  await startImport(manager, { importId })
  await runBatch(() => practice.system, { batchId: importId, lastTry: false }, { import: importPiece })
  return batchProgress(manager, importId)
}

const admit = (practice: TestPractice, people: PatientDetails[]) =>
  read(practice.as('manager'), (tx) => admitPatients(tx, practice.as('manager'), people))

describe('the list of patients', () => {
  let practice: TestPractice
  let empty: TestPractice
  beforeAll(async () => {
    practice = await makePractice(app.db)
    empty = await makePractice(app.db)
    const born = (n: number) => `${1940 + (n % 70)}-${String(1 + (n % 12)).padStart(2, '0')}-${10 + (n % 19)}`
    const many = Array.from({ length: 1500 }, (_, n) => ({ ...plain, familyName: `Many${n}`, dateOfBirth: born(n) }))
    await admit(practice, [everything, abroad, ...many.slice(0, 700)])
    await admit(practice, many.slice(700))
  })

  it('goes out, comes into an empty practice, and goes out the same', async () => {
    const file = await exported(practice.as('manager'))
    expect(file.split('\r\n')).toHaveLength(1 + 1502 + 1)
    expect(await sentIn(empty, file)).toMatchObject({ status: 'done', done: 1502, leftOut: 0 })
    expect(sorted(await exported(empty.as('manager')))).toEqual(sorted(file))
  })

  it('is safe in a spreadsheet: numbers as text and no formulas', async () => {
    const file = await exported(practice.as('manager'))
    expect(file).toContain('\r\n999 000 0018,yes,Mrs,')
    expect(file).toContain(",'+33 6 12 34 56 78,")
    const risky = await makePractice(app.db)
    await admit(risky, [{ ...plain, familyName: '=HYPERLINK("x")', usualClinician: '@who' }])
    expect(await exported(risky.as('manager'))).toMatch(/"'=HYPERLINK\(""x""\)".*,'@who,/)
  })

  it('is in the log with how many they were, and is the manager’s only, of their own practice', async () => {
    const manager = practice.as('manager')
    await exported(manager)
    const log = await read(manager, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.practiceId, practice.practiceId), eq(auditEvents.action, 'patients.exported'))),
    )
    expect(log.at(-1)?.details).toEqual({ patients: 1502 })
    await expect(patientsFile(practice.as('receptionist'))).rejects.toThrow(Forbidden)
    await expect(patientsFile(practice.as('clinician'))).rejects.toThrow(Forbidden)
    const other = await makePractice(app.db)
    expect((await exported(other.as('manager'))).trim().split('\r\n')).toHaveLength(1)
  })

  it('leaves out where and how a restricted patient is reached', async () => {
    const quiet = await makePractice(app.db)
    const [id = ''] = await admit(quiet, [everything])
    await read(quiet.as('manager'), (tx) => tx.update(patients).set({ restricted: true }).where(eq(patients.id, id)))
    const file = await exported(quiet.as('manager'))
    expect(file).toContain('999 000 0018')
    expect(file).not.toMatch(/High Street|CF10|mary@|07700/)
  })

  it.each<[Nation, string, string, string, string]>([
    ['scotland', 'chi', '0101801237', '010180 1237', 'CHI number'],
    ['ukraine', 'rnokpp', '0123456789', '01234 56789', 'РНОКПП'],
  ])('keeps the first nought of a number in %s', async (nation, scheme, value, written, heading) => {
    const away = await makePractice(app.db, nation)
    await admit(away, [{ ...plain, identifier: { scheme, value, status: 'verified' } }])
    const file = await exported(away.as('manager'))
    expect(file).toContain(`\r\n${written},yes,`)
    expect(file.startsWith(`${heading},`)).toBe(true)
  })
})
