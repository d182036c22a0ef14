import path from 'node:path'
import { startDatabase, stopDatabase } from './database'
import { databaseProblems } from './database-problems'
import { installationSecrets } from './installation-secrets'
import { migrate } from './migrate'

export interface Installation {
  /** Everything the server, the worker and the seed need. */
  env: NodeJS.ProcessEnv
  /** True when the embedded database was started here, so that it may be stopped here. */
  startedDatabase: boolean
  stopDatabase(): Promise<void>
}

export interface InstallationOptions {
  dataDir: string
  enrolEnv: 'demo' | 'production' | 'test'
  port: number
  /** Gives up safety against power cuts; for tests. */
  fast?: boolean
}

async function databases({ dataDir, fast }: InstallationOptions) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, WORKER_DATABASE_URL: workerUrl } = process.env
  if (!appUrl) return startDatabase({ dataDir, fast })
  if (!ownerUrl || !workerUrl) {
    throw new Error('DATABASE_URL is set, so DATABASE_OWNER_URL and WORKER_DATABASE_URL have to be set too.')
  }
  return { appUrl, ownerUrl, workerUrl, started: false }
}

/** Opens an installation: its database runs and is up to date, its secrets exist. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const dataDir = path.resolve(options.dataDir)
  const secrets = installationSecrets(dataDir)
  const { started, ...urls } = await databases(options)
  const close = async () => {
    if (started) await stopDatabase(dataDir)
  }
  try {
    await migrate(urls)
    const problems = await databaseProblems(urls.appUrl, { allowDemo: options.enrolEnv !== 'production' })
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } catch (error) {
    await close()
    throw error
  }
  return {
    startedDatabase: started,
    stopDatabase: async () => void (await stopDatabase(dataDir)),
    env: {
      ...process.env,
      AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
      ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.encryptionKey,
      APP_URL: process.env.APP_URL || `http://localhost:${options.port}`,
      ENROL_ENV: options.enrolEnv,
      PORT: String(options.port),
      DATA_DIR: dataDir,
      DATABASE_URL: urls.appUrl,
      DATABASE_OWNER_URL: urls.ownerUrl,
      WORKER_DATABASE_URL: urls.workerUrl,
    },
  }
}
