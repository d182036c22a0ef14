import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from './free-port'
import { openInstallation } from './installation'
import { startMailCatcher } from './mail-catcher'
import { runNode } from './run-node'
import { startServer, untilHealthy } from './server'
import { temporaryDataDir } from './temporary-data-dir'

export interface TrialInstallation {
  url: string
  env: NodeJS.ProcessEnv
  /** Where caught mail lies; only in production mode. */
  mail?: string
  stop(): Promise<void>
}

type Undo = () => Promise<unknown>

async function undoAll(undo: Undo[]): Promise<void> {
  for (const step of undo.reverse()) await step()
}

/** A demo installation for the browser tests: own data, own port, seeded, thrown away by `stop`. */
export async function startTestInstallation(): Promise<TrialInstallation> {
  const undo: Undo[] = []
  try {
    const { dataDir, discard } = await temporaryDataDir('e2e')
    undo.push(discard)
    const port = await freePort()
    const { env } = await openInstallation({ dataDir, enrolEnv: 'test', port, fast: true })
    // A test may choose its own caller address by X-Forwarded-For, so limits can stay on.
    Object.assign(env, { ENROL_WORKER: 'in-process', TRUSTED_PROXIES: '127.0.0.1,::1', LOG_LEVEL: 'warn' })
    if ((await runNode(['--import', 'tsx', 'scripts/seed.ts'], { env })) !== 0) throw new Error('Seeding failed.')
    return await serve(env, port, undo)
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

/** An empty installation in production mode, with a real mail server on loopback; a practice is made by `practice:create`. */
export async function startProductionInstallation(): Promise<TrialInstallation> {
  const undo: Undo[] = []
  try {
    const { dataDir, discard } = await temporaryDataDir('production')
    undo.push(discard)
    const port = await freePort()
    const { env } = await openInstallation({ dataDir, enrolEnv: 'production', port, fast: true })
    const mail = path.join(dataDir, 'mail')
    const catcher = await startMailCatcher(mail)
    undo.push(catcher.stop)
    Object.assign(env, { ENROL_WORKER: 'in-process', LOG_LEVEL: 'warn', SMTP_URL: catcher.smtpUrl })
    writeFileSync(path.join(dataDir, 'env.json'), JSON.stringify(env), { mode: 0o600 })
    return { ...(await serve(env, port, undo)), mail }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

async function serve(env: NodeJS.ProcessEnv, port: number, undo: Undo[]): Promise<TrialInstallation> {
  const server = startServer(env)
  undo.push(server.stop)
  await untilHealthy(server, port)
  return { url: server.url, env, stop: () => undoAll(undo) }
}
