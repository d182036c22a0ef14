import { existsSync } from 'node:fs'
import path from 'node:path'
import { findBrowser } from './browser'
import { buildIfNeeded } from './build'
import { runAsScript } from './run-as-script'
import { projectRoot, runNode } from './run-node'
import { stopSignal } from './stop-signal'
import { startProductionInstallation, startTestInstallation, type TrialInstallation } from './trial-installation'

const playwright = path.join(projectRoot, 'node_modules/@playwright/test/cli.js')

/** Starts what the specs need, unless BASE_URL names an installation that runs already. */
async function installations(running: TrialInstallation[]): Promise<Record<string, string | undefined>> {
  if (process.env.BASE_URL) return {}
  await buildIfNeeded({ env: { ...process.env, ENROL_ENV: 'test' } })
  const test = await startTestInstallation()
  running.push(test)
  if (!existsSync(path.join(projectRoot, 'e2e/production'))) return { ...test.env, BASE_URL: test.url }
  const production = await startProductionInstallation()
  running.push(production)
  return {
    ...test.env,
    BASE_URL: test.url,
    PRODUCTION_URL: production.url,
    PRODUCTION_ENV_FILE: path.join(production.env.DATA_DIR ?? '', 'env.json'),
    PRODUCTION_MAIL: production.mail,
  }
}

runAsScript(import.meta.url, async (args) => {
  const signal = stopSignal()
  const running: TrialInstallation[] = []
  let code = 1
  try {
    const browser = await findBrowser()
    const env = { ...process.env, ...(await installations(running)), CHROMIUM_PATH: browser }
    code = await runNode([playwright, 'test', ...args], { env, signal })
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    for (const installation of running) await installation.stop()
  }
  process.exit(code)
})
