import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { cluster } from '@/scripts/database-cluster'

const cores = cpus().length
const possible = cores > 1 && spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0

/** Where the measured server runs, and where everything else does: the load, PostgreSQL, this program. */
export const places = { server: '0', rest: cores === 2 ? '1' : `1-${cores - 1}` }

/** How the cores were shared, for the report. */
export const pinning = possible
  ? `the measured server alone on core ${places.server}; PostgreSQL and the load on core ${places.rest} (taskset)`
  : 'nothing was pinned: this machine has one core or no taskset'

function pin(pid: number, to: string): void {
  if (possible) spawnSync('taskset', ['-a', '-c', '-p', to, String(pid)], { stdio: 'ignore' })
}

export function pinServer(pid: number): void {
  pin(pid, places.server)
}

/** Puts this program and the database on the other core; what they start follows. */
export function pinTheRest(dataDir: string): void {
  pinAll(dataDir, places.rest)
}

/** Gives them every core again, for what nothing is measured beside. */
export function unpin(dataDir: string): void {
  pinAll(dataDir, `0-${cores - 1}`)
}

function pinAll(dataDir: string, to: string): void {
  pin(process.pid, to)
  const file = path.join(cluster(dataDir), 'postmaster.pid')
  if (!existsSync(file)) return
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  for (const pid of [postmaster, ...childrenOf(postmaster)]) pin(pid, to)
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number) : []
}
