import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { buildIfNeeded } from '@/scripts/build'
import { freePort } from '@/scripts/free-port'
import { startServer, untilHealthy } from '@/scripts/server'
import { apiTable } from './api-table'
import { type Figures, median } from './load'
import { pinning, pinServer } from './pinning'
import { type Results, report } from './report'
import type { Run } from './run-parts'

async function startBare(args: string[]) {
  const file = path.join(import.meta.dirname, 'bare-server.ts')
  const child = fork(file, args, { execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_ENV: 'production' } })
  await once(child, 'message')
  return child
}

/** What goes through the server: the API for programs, and registrations, claims, sign-ins and pages, beside the bare one. */
export async function measureServed({ env, port, quick, rounds, wanted, keep }: Run): Promise<void> {
  const seconds = quick ? 4 : 10
  const undo: (() => unknown)[] = []
  try {
    await buildIfNeeded({ env })
    const { walkTo } = await import('@/e2e/support/http-journey')
    const { startVisit } = await import('@/e2e/support/http-visit')
    const { somebody } = await import('@/e2e/support/person')
    const { claims } = await import('./claims')
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
    if (wanted('--api')) {
      const { measureApi } = await import('./api')
      const figures = await measureApi(prepared, both, { rounds, seconds: quick ? 3 : 8 })
      const how = ` Sharing: ${pinning}. Each figure is the median of ${rounds} runs, both sides in turn.`
      keep('api', apiTable(figures), how)
    }
    if (!wanted('--journeys')) return
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
    const races = await runRaces(prepared)
    const figures = new Map([...runs].map(([name, all]) => [name, { middle: median(all), all }]))
    const results: Results = { figures, rows, weights, races, rounds, slug: prepared.slug }
    report(results, { write: !quick })
  } finally {
    for (const step of undo.reverse()) await step()
  }
}
