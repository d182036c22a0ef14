import { openInstallation } from './installation'

/** Production names its database; otherwise the embedded one of DATA_DIR is opened, and left as it was found. */
export async function openForCommand(): Promise<() => Promise<void>> {
  const enrolEnv = process.env.ENROL_ENV === 'production' ? 'production' : 'demo'
  if (enrolEnv === 'production' && process.env.DATABASE_URL) return async () => {}
  const port = Number(process.env.PORT || 3000)
  const installation = await openInstallation({ dataDir: process.env.DATA_DIR || '.data', enrolEnv, port })
  Object.assign(process.env, installation.env)
  return async () => {
    if (installation.startedDatabase) await installation.stopDatabase()
  }
}
