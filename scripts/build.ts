import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAsScript } from './run-as-script'
import { nextProgram, projectRoot, type RunOptions, runNode } from './run-node'

const sources = [
  ...['app', 'components', 'lib', 'locales', 'public', 'drizzle/schema', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]
const stamp = path.join(projectRoot, '.next/enrol-build.json')

/** The newest change below; a folder's own time tells of files taken away. */
function newest(entry: string): number {
  const found = statSync(entry)
  if (!found.isDirectory()) return entry.endsWith('.test.ts') ? 0 : found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(entry).map((name) => newest(path.join(entry, name))))
}

/** Development pages are left out of a production build, so the two are not exchangeable. */
function kind(env: NodeJS.ProcessEnv): string {
  return JSON.stringify({ production: env.ENROL_ENV === 'production', node: process.version })
}

function isFresh(env: NodeJS.ProcessEnv): boolean {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== kind(env)) return false
  const present = sources.map((name) => path.join(projectRoot, name)).filter(existsSync)
  return statSync(stamp).mtimeMs > Math.max(...present.map(newest))
}

/** Builds the application, unless the last build is newer than every source. */
export async function buildIfNeeded({ env = process.env, signal }: RunOptions): Promise<void> {
  if (isFresh(env)) return
  console.log('Building the application (about half a minute) …')
  const began = new Date()
  rmSync(stamp, { force: true })
  const code = await runNode([nextProgram, 'build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    signal,
  })
  if (code !== 0) throw new Error('The application could not be built; the reason is above.')
  writeFileSync(stamp, kind(env))
  // A file changed during the build makes the build old.
  utimesSync(stamp, began, began)
}

runAsScript(import.meta.url, () => buildIfNeeded({}))
