import { startDatabase } from '@/scripts/database'
import { freePort } from '@/scripts/free-port'
import { openInstallation } from '@/scripts/installation'
import { runAsScript } from '@/scripts/run-as-script'
import { startServer, untilHealthy } from '@/scripts/server'
import { temporaryDataDir } from '@/scripts/temporary-data-dir'

export type OwnInstallation = {
  url: string
  /** The superuser's, whom no policy hides a row from. */
  databaseUrl: string
  slug: string
  clientKey: string
}

/**
 * An installation of a test's own, as a program of its own: its parent reads everything that server, worker and set-up
 * write to either output. It makes a practice with the given sign-up code and says where it is; it ends with its parent.
 */
runAsScript(import.meta.url, async ([code = '']) => {
  const { dataDir, discard } = await temporaryDataDir('canary')
  const port = await freePort()
  const { env } = await openInstallation({ dataDir, enrolEnv: 'test', port, fast: true })
  const { superUrl } = await startDatabase({ dataDir, fast: true })
  Object.assign(env, { ENROL_WORKER: 'in-process', TRUSTED_PROXIES: '127.0.0.1,::1', LOG_LEVEL: 'debug' })
  Object.assign(process.env, env)
  const server = startServer(env)
  const end = async () => {
    await server.stop()
    await discard()
    process.exit(0)
  }
  process.on('disconnect', () => void end())
  await untilHealthy(server, port)
  // The verbs read the environment when they are imported, so not before it is set.
  const { makeOwnPractice } = await import('./own-practice')
  const { withClients } = await import('./api-practice')
  const { createSignUpCode } = await import('@/lib/domain/sign-up-codes/create-sign-up-code')
  const practice = await withClients(await makeOwnPractice())
  const window = { totalLimit: undefined, opens: undefined, closes: undefined }
  await createSignUpCode(practice.as('manager'), { chargebandId: practice.chargebandId, code, ...window })
  const made: OwnInstallation = {
    url: server.url,
    databaseUrl: superUrl.replace(/\/postgres$/, '/enrol'),
    slug: practice.slug,
    clientKey: await practice.newClient(),
  }
  process.send?.(made)
})
