import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './is-alive'

export interface RunRecord {
  pid: number
  port: number
  startedDatabase: boolean
  since: string
}

const file = (dataDir: string) => path.join(path.resolve(dataDir), 'run.json')

/** What the last `up` on this data folder wrote; a killed one leaves its record behind. */
export function readRunRecord(dataDir: string): RunRecord | null {
  return existsSync(file(dataDir)) ? JSON.parse(readFileSync(file(dataDir), 'utf8')) : null
}

export function writeRunRecord(dataDir: string, record: Omit<RunRecord, 'pid' | 'since'>): void {
  const since = new Date().toISOString()
  writeFileSync(file(dataDir), JSON.stringify({ ...record, pid: process.pid, since }))
}

/** True while another `up` is on its way; an old record's process id may belong to somebody else by now. */
export function isStarting({ pid, since }: RunRecord): boolean {
  return Date.now() - Date.parse(since) < 600_000 && isAlive(pid)
}

export function clearRunRecord(dataDir: string): void {
  rmSync(file(dataDir), { force: true })
}
