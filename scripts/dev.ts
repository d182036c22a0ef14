import { demoGuide } from './demo-guide'
import { isPortFree } from './free-port'
import { openInstallation } from './installation'
import { runAsScript } from './run-as-script'
import { runNode } from './run-node'
import { startServer } from './server'
import { aborted, stopSignal } from './stop-signal'

runAsScript(import.meta.url, async () => {
  const signal = stopSignal()
  const port = Number(process.env.PORT || 3000)
  if (!(await isPortFree(port))) throw new Error(`Port ${port} is in use by another program.`)
  const installation = await openInstallation({ dataDir: process.env.DATA_DIR || '.data', enrolEnv: 'demo', port })
  const env = { ...installation.env, ENROL_WORKER: 'in-process' }
  await runNode(['--import', 'tsx', 'scripts/seed.ts'], { env, signal })
  const server = startServer(env, 'dev')
  console.log(demoGuide(server.url))
  await Promise.race([server.ended, aborted(signal)])
  await server.stop()
  if (installation.startedDatabase) await installation.stopDatabase()
  process.exit(0)
})
