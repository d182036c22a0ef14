import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { checkPracticeCodes } from './check-practice-codes'
import { openPracticeRegister } from './practice-register'

const now = new Date('2026-11-27T09:00:00Z')
const database = await createTestDatabase()
const app = connect(database.appUrl, 2)
let folder: string
const file = async (name: string, text: string) => {
  await writeFile(path.join(folder, name), text)
  return path.join(folder, name)
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'enrol-codes-'))
})
afterAll(async () => {
  await app.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

it('several lists are read as one', async () => {
  const england = await file('england.csv', 'Code,Status\nA81001,A\nA81002,C\n')
  const scotland = await file('scotland.csv', 'PracticeCode\n10002\n')
  const register = await openPracticeRegister(`${england}, ${scotland}`, now)
  expect(register?.codes).toBe(3)
  expect(register?.standingOf('england', 'A81002')).toBe('closed')
  expect(register?.standingOf('scotland', '10002')).toBe('open')
  expect(register?.standingOf('wales', 'W97001')).toBe('not-told')
})

it('no list is none, and one that cannot be used says which', async () => {
  expect(await openPracticeRegister(undefined, now)).toBeNull()
  await expect(openPracticeRegister(path.join(folder, 'none.csv'), now)).rejects.toThrow(/none\.csv cannot be used/)
  await expect(openPracticeRegister(await file('empty.csv', 'Town\n'), now)).rejects.toThrow(/empty\.csv/)
})

it('every practice of the installation is held against it', async () => {
  await makePractice(app.db)
  const said = async (text: string) => {
    const register = await openPracticeRegister(await file('now.csv', text), now)
    if (!register) throw new Error('There is a list')
    return checkPracticeCodes(app.db, register)
  }
  expect(await said('Code\nA81999\n')).toEqual({ lines: ['A81999  Test Surgery: Open.'], wrong: 0 })
  const closed = await said('Code,Status\nA81999,C\n')
  expect(closed).toMatchObject({ wrong: 1, lines: [expect.stringContaining('has closed')] })
  expect(await said('Code\n10002\n')).toMatchObject({ wrong: 0, lines: [expect.stringContaining('no practices')] })
})
