import { existsSync, readFileSync } from 'node:fs'

export interface TestFigures {
  passed: number
  failed: number
}

/** What vitest's JSON report counts; nothing when there is no report. */
export function unitFigures(file: string): TestFigures {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; success: boolean } =
    JSON.parse(readFileSync(file, 'utf8'))
  // A file that cannot be loaded has no failed test of its own.
  const failed = report.numFailedTests || (report.success ? 0 : Math.max(1, report.numFailedTestSuites))
  return { passed: report.numPassedTests, failed }
}

/** What Playwright's JSON report counts; a test that passed at the second try passed. */
export function browserFigures(file: string): TestFigures {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const report: { stats: { expected: number; flaky: number; unexpected: number }; errors: unknown[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + report.errors.length }
}
