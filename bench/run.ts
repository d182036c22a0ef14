// What measures is imported once the environment is set: a table's words may be, the verbs may not.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { buildIfNeeded } from '@/scripts/build'
import { freePort } from '@/scripts/free-port'
import { openInstallation } from '@/scripts/installation'
import { runAsScript } from '@/scripts/run-as-script'
import { startServer, untilHealthy } from '@/scripts/server'
import { temporaryDataDir } from '@/scripts/temporary-data-dir'
import { apiTable } from './api-table'
import { importsTable } from './imports-table'
import { lettersTable } from './letters-table'
import { type Figures, median } from './load'
import { measuredOn } from './machine'
import { pinning, pinServer, pinTheRest } from './pinning'
import { type Results, report } from './report'
import { writeTables } from './write-tables'

const quick = process.env.BENCH_QUICK === '1'
const rounds = quick ? 1 : 3
const seconds = quick ? 4 : 10

async function startBare(args: string[]) {
  const file = path.join(import.meta.dirname, 'bare-server.ts')
  const child = fork(file, args, { execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_ENV: 'production' } })
  await once(child, 'message')
  return child
}

/** Measures Enrol beside the bare server on this machine, in one run, and writes what was found. */
runAsScript(import.meta.url, async (args) => {
  if (args.includes('--scale')) {
    const { runScale } = await import('./scale/run-scale')
    await runScale()
    process.exit(0)
  }
  const importsOnly = args.includes('--import')
  const undo: (() => unknown)[] = []
  try {
    const { dataDir, discard } = await temporaryDataDir('bench')
    undo.push(discard)
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
    const listed = quick ? 5000 : 100_000
    if (importsOnly) {
      const { measureImports } = await import('./imports')
      writeTables(
        { imports: `${measuredOn()}\n\n${importsTable(await measureImports(urls, listed))}` },
        { write: !quick },
      )
      return
    }
    const letterCount = quick ? 500 : 10_000
    if (args.includes('--letters')) {
      pinTheRest(dataDir)
      const { measureLetters } = await import('./letters')
      const letters = await measureLetters(urls.app, { count: letterCount, rounds })
      writeTables({ letters: `${measuredOn()}\n\n${lettersTable(letters)}` }, { write: !quick })
      return
    }
    await buildIfNeeded({ env })
    pinTheRest(dataDir)

    const { walkTo } = await import('@/e2e/support/http-journey')
    const { startVisit } = await import('@/e2e/support/http-visit')
    const { somebody } = await import('@/e2e/support/person')
    const { claims } = await import('./claims')
    const { measureLetters } = await import('./letters')
    const { prepare } = await import('./prepare')
    const { journeys, pageFetches, sides, signIns, submissions } = await import('./measure')
    const { weigh } = await import('./page-weight')
    const { runRaces } = await import('./races')
    const { rowsWritten } = await import('./rows-written')
    const prepared = await prepare(env.DATABASE_URL ?? '')
    undo.push(prepared.end)

    const server = startServer(env)
    undo.push(server.stop)
    await untilHealthy(server, port)
    pinServer(server.pid)
    const barePort = await freePort()
    const { practiceId, bareCodeId, chargebandId } = prepared
    const bare = await startBare([env.DATABASE_URL ?? '', String(barePort), practiceId, bareCodeId, chargebandId])
    undo.push(() => bare.kill())
    pinServer(bare.pid ?? 0)

    const both = sides(prepared, {
      enrol: { url: server.url, pid: server.pid },
      bare: { url: `http://127.0.0.1:${barePort}`, pid: bare.pid ?? 0 },
    })
    const journeysOnly = args.includes('--journeys')
    const { measureApi } = await import('./api')
    const api = journeysOnly ? null : await measureApi(prepared, both, { rounds, seconds: quick ? 3 : 8 })
    if (api && args.includes('--api')) {
      const how = `Sharing: ${pinning}. Each figure is the median of ${rounds} runs, both sides in turn.`
      writeTables({ api: `${measuredOn()} ${how}\n\n${apiTable(api)}` }, { write: !quick })
      return
    }
    const people = await prepared.people(100)
    // A server that has just started is slower than one at work: what it runs often is compiled after some hundreds.
    if (!quick) for (const side of both) await submissions(side, 800, 8)
    const runs = new Map<string, Figures[]>()
    const rows: Record<string, Record<string, number>> = {}
    for (let round = 0; round < rounds; round += 1) {
      for (const side of both) {
        const note = async (what: string, work: Promise<Figures>) => {
          const found = await work
          runs.set(`${what} ${side.name}`, [...(runs.get(`${what} ${side.name}`) ?? []), found])
          console.log(
            `${round + 1}/${rounds} ${side.name.padEnd(5)} ${what.padEnd(10)} ${found.perSecond.toFixed(1)}/s  p50 ${found.p50.toFixed(0)} ms  p99 ${found.p99.toFixed(0)} ms  busy ${found.busy?.toFixed(1)} ms`,
          )
        }
        const count = (quick ? 40 : 200) * (side.name === 'bare' ? 2 : 1)
        await submissions(side, 20, 8)
        const counted = await rowsWritten(prepared.db, practiceId, () => note('submit', submissions(side, count, 8)))
        rows[side.name] ??= counted(count + 1)
        await note('alone', submissions(side, Math.round(count / 4), 1))
        await note('journey', journeys(side, seconds, 8))
        await note('form', pageFetches(side, 'contact', seconds, 10))
        await note('first', pageFetches(side, '', seconds, 10))
        await note('claim', claims(side, await prepared.letters(quick ? 24 : 120), 24))
        await note('sign-in', signIns(side, people, seconds, 24))
      }
    }
    const steps = ['', 'name', 'date-of-birth', 'contact', 'address', 'password', 'terms', 'check']
    const visit = startVisit(server.url)
    await walkTo(visit, { slug: prepared.slug, code: prepared.codes.enrol }, somebody(), 'check')
    const cookie = [...visit.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const weights = await weigh(server.url, [
      { page: '/dev/empty' },
      ...steps.map((step) => ({ page: `/p/${prepared.slug}/register${step ? `/${step}` : ''}`, cookie })),
    ])
    const { measureImports } = await import('./imports')
    const others = api && {
      api,
      letters: await measureLetters(env.DATABASE_URL ?? '', { count: letterCount, rounds }),
      imports: await measureImports(urls, listed),
    }
    const races = await runRaces(prepared)
    const figures = new Map([...runs].map(([name, all]) => [name, { middle: median(all), all }]))
    const results: Results = { figures, rows, weights, others, races, rounds, slug: prepared.slug }
    report(results, { write: !quick })
  } finally {
    for (const step of undo.reverse()) await step()
  }
  process.exit(0)
})
