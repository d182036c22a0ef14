import { spawn } from 'node:child_process'
import path from 'node:path'
import { runAsScript } from './run-as-script'
import { projectRoot } from './run-node'
import { temporaryDataDir } from './temporary-data-dir'
import { browserFigures, unitFigures } from './test-figures'

const steps: [name: string, ...command: string[]][] = [
  ['check', 'npm', 'run', '--silent', 'check'],
  ['typecheck', 'npm', 'run', '--silent', 'typecheck'],
  ['boundaries', 'npm', 'run', '--silent', 'boundaries'],
  ['unused', 'npm', 'run', '--silent', 'unused'],
  ['unit and database tests', 'npm', 'run', '--silent', 'test:unit'],
  ['build', process.execPath, '--import', 'tsx', 'scripts/build.ts'],
  ['browser tests', process.execPath, '--import', 'tsx', 'scripts/e2e.ts'],
]
/** A developer's own installation must not be what the tests run on. */
const notForTests = [
  ...['DATABASE_URL', 'DATABASE_OWNER_URL', 'WORKER_DATABASE_URL', 'APP_URL', 'PORT', 'BASE_URL'],
  ...['SMTP_URL', 'NOTIFY_API_KEY', 'NOTIFY_BASE_URL', 'OIDC_ISSUER', 'TRUSTED_PROXIES', 'RATE_LIMITS'],
]

function run([command = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectRoot, env, stdio: 'inherit', shell: process.platform === 'win32' })
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code === 0)
    })
  })
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

runAsScript(import.meta.url, async () => {
  const { dataDir, discard } = await temporaryDataDir('test')
  const reports = { unit: path.join(dataDir, 'unit.json'), browser: path.join(dataDir, 'browser.json') }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // Empty rather than absent, so that an .env file does not bring them back.
    ...Object.fromEntries(notForTests.map((name) => [name, ''])),
    ENROL_ENV: 'test',
    DATA_DIR: dataDir,
    NEXT_TELEMETRY_DISABLED: '1',
    UNIT_REPORT: reports.unit,
    E2E_REPORT: reports.browser,
  }
  const began = performance.now()
  let stoppedAt: string | undefined
  for (const [name, ...command] of steps) {
    console.log(`\n── ${name}`)
    const stepBegan = performance.now()
    const passed = await run(command, env)
    console.log(`── ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds(stepBegan)}`)
    if (!passed) {
      stoppedAt = name
      break
    }
  }
  const unit = unitFigures(reports.unit)
  const browser = browserFigures(reports.browser)
  await discard()
  const failed = unit.failed + browser.failed
  console.log(
    stoppedAt ? `\nFailed at: ${stoppedAt}, after ${seconds(began)}.` : `\nEverything passed in ${seconds(began)}.`,
  )
  // A failed step without a failed test (types, style, build) counts as one, so that "0 failed" is always good news.
  console.log(`${unit.passed + browser.passed} passed, ${failed || (stoppedAt ? 1 : 0)} failed`)
  process.exit(stoppedAt ? 1 : 0)
})
