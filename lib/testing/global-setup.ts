import type { TestProject } from 'vitest/node'
import { startDatabase } from '@/scripts/database'
import { migrate } from '@/scripts/migrate'
import { temporaryDataDir } from '@/scripts/temporary-data-dir'

export interface TestServer {
  superUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer
  }
}

/** One PostgreSQL for the whole run; its database `enrol` is migrated once and is the template of every test's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { dataDir, discard } = await temporaryDataDir('unit')
  try {
    const server = await startDatabase({ dataDir, fast: true })
    await migrate(server)
    const { superUrl, ownerUrl, appUrl, workerUrl } = server
    project.provide('server', { superUrl, ownerUrl, appUrl, workerUrl })
  } catch (error) {
    await discard()
    throw error
  }
  return discard
}
