import { buildIfNeeded } from './build'
import { demoGuide } from './demo-guide'
import { isPortFree } from './free-port'
import { type Installation, openInstallation } from './installation'
import { runAsScript } from './run-as-script'
import { runNode } from './run-node'
import { clearRunRecord, isStarting, readRunRecord, writeRunRecord } from './run-record'
import { health, type RunningServer, startServer, untilHealthy } from './server'
import { aborted, stopSignal } from './stop-signal'

const dataDir = () => process.env.DATA_DIR || '.data'

function askedPort(): number {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT is "${process.env.PORT}", not a port number.`)
  return port
}

/** The port where this data folder's Enrol already answers, if one does. */
async function alreadyUp(): Promise<number | null> {
  const record = readRunRecord(dataDir())
  if (!record) return null
  if (await health(record.port)) return record.port
  if (isStarting(record)) throw new Error(`Enrol is being started already, by process ${record.pid}.`)
  return null
}

async function serve(port: number, installation: Installation, signal: AbortSignal): Promise<void> {
  const { env } = installation
  const left = readRunRecord(dataDir())
  // An `up` that was killed leaves its database running; this one takes it over.
  const ownsDatabase = installation.startedDatabase || left?.startedDatabase === true
  writeRunRecord(dataDir(), { port, startedDatabase: ownsDatabase })
  let server: RunningServer | undefined
  try {
    if ((await runNode(['--import', 'tsx', 'scripts/seed.ts'], { env, signal })) !== 0) {
      throw new Error('The demo data could not be made; the reason is above.')
    }
    await buildIfNeeded({ env, signal })
    server = startServer(env)
    await Promise.race([untilHealthy(server, port), aborted(signal)])
    if (!signal.aborted) console.log(`\n${demoGuide(server.url)}\n\nCtrl-C stops it.`)
    const ended = await Promise.race([server.ended, aborted(signal)])
    if (ended !== undefined && !signal.aborted)
      throw new Error(`The server ended by itself (${ended}). Start it again with "npm run up".`)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await server?.stop()
    if (ownsDatabase) await installation.stopDatabase()
    clearRunRecord(dataDir())
  }
}

runAsScript(import.meta.url, async () => {
  const signal = stopSignal()
  const port = askedPort()
  const running = await alreadyUp()
  if (running) {
    console.log(`Enrol is running already.\n\n${demoGuide(process.env.APP_URL || `http://localhost:${running}`)}`)
    return
  }
  if (!(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm run up`,
    )
  }
  console.log('Starting the database …')
  const installation = await openInstallation({ dataDir: dataDir(), enrolEnv: 'demo', port })
  installation.env.ENROL_WORKER ??= 'in-process'
  await serve(port, installation, signal)
  if (signal.aborted) console.log('Stopped.')
  process.exit(0)
})
