import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { browserFigures, unitFigures } from './test-figures'

const folder = mkdtempSync(path.join(tmpdir(), 'figures-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const file = path.join(folder, `${Math.random()}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

it('counts nothing where there is no report', () => {
  expect(unitFigures(path.join(folder, 'none'))).toEqual({ passed: 0, failed: 0 })
  expect(browserFigures(path.join(folder, 'none'))).toEqual({ passed: 0, failed: 0 })
})

it('counts a test file that cannot be loaded as a failure', () => {
  const file = report({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 1, success: false })
  expect(unitFigures(file)).toEqual({ passed: 3, failed: 1 })
})

it('counts flaky browser tests as passed and errors outside tests as failed', () => {
  const file = report({ stats: { expected: 4, flaky: 1, unexpected: 2 }, errors: [{}] })
  expect(browserFigures(file)).toEqual({ passed: 5, failed: 3 })
})
