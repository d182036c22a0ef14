import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { cluster, ensureCluster, giveTo, home } from './database-cluster'
import { ensureDatabase } from './database-roles'
import { freePort, isPortFree } from './free-port'
import { type InstallationSecrets, installationSecrets } from './installation-secrets'
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries'
import { runAsScript } from './run-as-script'

export interface RunningDatabase {
  superUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
  port: number
  /** False when it was running already. */
  started: boolean
}

const startWithin = 10_000

const logFile = (dataDir: string) => path.join(home(dataDir), 'server.log')
const portFile = (dataDir: string) => path.join(home(dataDir), 'port')

function databaseUrls(port: number, secrets: InstallationSecrets) {
  const url = (role: string, password: string, name = 'enrol') =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${name}`
  return {
    superUrl: url('postgres', secrets.superPassword, 'postgres'),
    ownerUrl: url('enrol_owner', secrets.ownerPassword),
    appUrl: url('enrol_app', secrets.appPassword),
    workerUrl: url('enrol_worker', secrets.workerPassword),
    port,
  }
}

async function answers(superUrl: string): Promise<boolean> {
  const sql = postgres(superUrl, { max: 1, connect_timeout: 5, onnotice: () => {} })
  return sql`select 1`
    .then(
      () => true,
      () => false,
    )
    .finally(() => sql.end({ timeout: 1 }))
}

/** The port of the server that runs on this data, if one does and accepts our password. */
async function runningPort(dataDir: string, secrets: InstallationSecrets): Promise<number | null> {
  const pidFile = path.join(cluster(dataDir), 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
  return port > 0 && (await answers(databaseUrls(port, secrets).superUrl)) ? port : null
}

async function choosePort(dataDir: string): Promise<number> {
  const remembered = existsSync(portFile(dataDir)) ? Number(readFileSync(portFile(dataDir), 'utf8')) : 0
  if (remembered > 0 && (await isPortFree(remembered, '127.0.0.1'))) return remembered
  const port = await freePort()
  if (remembered > 0)
    console.log(`Port ${remembered} is in use by another program; the database moves to port ${port}.`)
  return port
}

function logTail(dataDir: string): string {
  return existsSync(logFile(dataDir))
    ? readFileSync(logFile(dataDir), 'utf8').trim().split('\n').slice(-5).join('\n')
    : ''
}

async function start(dataDir: string, binaries: PostgresBinaries, secrets: InstallationSecrets, fast: boolean) {
  const tuning = fast ? ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'] : []
  const deadline = Date.now() + startWithin
  // After a kill -9 the old server's children hold its memory for some seconds: try until they are gone.
  do {
    const port = await choosePort(dataDir)
    const options = [`-p ${port}`, ...tuning].join(' ')
    const { ok } = binaries.run('pg_ctl', [
      '-D',
      cluster(dataDir),
      '-w',
      '-t',
      '60',
      '-l',
      logFile(dataDir),
      '-o',
      options,
      'start',
    ])
    const running = await runningPort(dataDir, secrets)
    if (running) return { port: running, started: ok }
    await sleep(300)
  } while (Date.now() < deadline)
  throw new Error(`The built-in database did not start. The end of ${logFile(dataDir)} says:\n${logTail(dataDir)}`)
}

/** Starts the embedded PostgreSQL of a data folder, or finds it running; makes it, its roles and passwords the first time. */
export async function startDatabase({
  dataDir,
  fast = false,
}: {
  dataDir: string
  fast?: boolean
}): Promise<RunningDatabase> {
  const folder = path.resolve(dataDir)
  const secrets = installationSecrets(folder)
  const binaries = postgresBinaries()
  ensureCluster(folder, binaries, secrets.superPassword)
  const running = await runningPort(folder, secrets)
  if (!running) giveTo(binaries.owner, home(folder))
  const server = running ? { port: running, started: false } : await start(folder, binaries, secrets, fast)
  writeFileSync(portFile(folder), `${server.port}\n`)
  const urls = databaseUrls(server.port, secrets)
  await ensureDatabase(urls.superUrl, secrets)
  return { ...urls, started: server.started }
}

/** Stops the embedded PostgreSQL of a data folder; true when it was running. */
export async function stopDatabase(dataDir: string): Promise<boolean> {
  if (!existsSync(path.join(cluster(dataDir), 'postmaster.pid'))) return false
  return postgresBinaries().run('pg_ctl', ['-D', cluster(dataDir), '-w', '-t', '30', '-m', 'fast', 'stop']).ok
}

/** Stops the embedded PostgreSQL and throws its data away; passwords and keys stay. */
export async function resetDatabase(dataDir: string): Promise<void> {
  await stopDatabase(dataDir)
  rmSync(home(dataDir), { recursive: true, force: true })
}

runAsScript(import.meta.url, async ([command]) => {
  const dataDir = process.env.DATA_DIR ?? '.data'
  if (command === 'start') {
    const { port, started } = await startDatabase({ dataDir })
    console.log(`The database ${started ? 'runs' : 'was running already'} on 127.0.0.1:${port}.`)
  } else if (command === 'stop') {
    console.log((await stopDatabase(dataDir)) ? 'The database has stopped.' : 'The database was not running.')
  } else if (command === 'reset') {
    await resetDatabase(dataDir)
    console.log('The database is gone; the next start makes a new one.')
  } else {
    throw new Error('Usage: tsx scripts/database.ts start|stop|reset')
  }
})
