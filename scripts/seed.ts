import { openInstallation } from './installation'
import { runAsScript } from './run-as-script'

runAsScript(import.meta.url, async () => {
  if (process.env.ENROL_ENV === 'production') throw new Error('Demo data does not belong into production.')
  if (!process.env.DATABASE_URL) {
    const dataDir = process.env.DATA_DIR ?? '.data'
    const port = Number(process.env.PORT || 3000)
    Object.assign(process.env, (await openInstallation({ dataDir, enrolEnv: 'demo', port })).env)
  }
  const { seedDemo } = await import('@/drizzle/seed/personas')
  await seedDemo()
  // The application's pools would keep the process.
  process.exit(0)
})
