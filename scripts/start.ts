import { existsSync } from 'node:fs'
import path from 'node:path'
import { databaseProblems } from './database-problems'
import { runAsScript } from './run-as-script'
import { projectRoot } from './run-node'
import { startServer } from './server'
import { aborted, stopSignal } from './stop-signal'

runAsScript(import.meta.url, async () => {
  process.env.ENROL_ENV ??= 'production'
  const { env, missingForProduction } = await import('@/lib/platform/env')
  const lacking = missingForProduction()
  if (env.DATABASE_URL) {
    const allowDemo = env.ENROL_ENV !== 'production'
    lacking.push(...(await databaseProblems(env.DATABASE_URL, { allowDemo })))
  }
  if (!existsSync(path.join(projectRoot, '.next/BUILD_ID')))
    lacking.push('There is no build: run "npm run build" first.')
  if (lacking.length > 0) throw new Error(`Enrol cannot start:\n  ${lacking.join('\n  ')}`)

  const signal = stopSignal()
  const server = startServer(process.env)
  const ended = await Promise.race([server.ended, aborted(signal)])
  await server.stop()
  process.exit(signal.aborted ? 0 : Number(ended) || 1)
})
