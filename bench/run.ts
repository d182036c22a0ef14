// What measures is imported once the environment is set: a table's words may be, the verbs may not.
import { freePort } from '@/scripts/free-port'
import { openInstallation } from '@/scripts/installation'
import { runAsScript } from '@/scripts/run-as-script'
import { temporaryDataDir } from '@/scripts/temporary-data-dir'
import { importsTable } from './imports-table'
import { lettersTable } from './letters-table'
import { measuredOn } from './machine'
import { pinTheRest, unpin } from './pinning'
import { type Part, parts, type Run } from './run-parts'
import { writeTables } from './write-tables'

const quick = process.env.BENCH_QUICK === '1'
const rounds = quick ? 1 : 3

/** Measures Enrol beside what does the least on this machine, in one run, and writes what was found. */
runAsScript(import.meta.url, async (args) => {
  if (args.includes('--scale')) {
    const { runScale } = await import('./scale/run-scale')
    await runScale()
    process.exit(0)
  }
  const alone = parts.find((part) => args.includes(part))
  const wanted = (part: Part) => !alone || alone === part
  const { dataDir, discard } = await temporaryDataDir('bench')
  try {
    const port = await freePort()
    // fsync stays on: an acknowledged registration is on the disk.
    const { env } = await openInstallation({ dataDir, enrolEnv: 'demo', port })
    Object.assign(env, {
      RATE_LIMITS: 'off',
      ENROL_WORKER: 'separate',
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '127.0.0.1,::1',
    })
    Object.assign(process.env, env)
    const urls = { app: env.DATABASE_URL ?? '', owner: env.DATABASE_OWNER_URL ?? '' }
    const keep: Run['keep'] = (name, table, how = '') =>
      writeTables({ [name]: `${measuredOn()}${how}\n\n${table}` }, { write: !quick })
    pinTheRest(dataDir)
    if (wanted('--api') || wanted('--journeys')) {
      const { measureServed } = await import('./served')
      await measureServed({ env, port, quick, rounds, wanted, keep })
    }
    if (wanted('--letters')) {
      const { measureLetters } = await import('./letters')
      keep('letters', lettersTable(await measureLetters(urls.app, { count: quick ? 500 : 10_000, rounds })))
    }
    if (wanted('--import')) {
      unpin(dataDir)
      const { measureImports } = await import('./imports')
      keep('imports', importsTable(await measureImports(urls, quick ? 5000 : 100_000)))
    }
  } finally {
    await discard()
  }
  process.exit(0)
})
