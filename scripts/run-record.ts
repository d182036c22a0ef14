import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface RunRecord {
  pid: number
  port: number
  startedDatabase: boolean
}

const file = (dataDir: string) => path.join(path.resolve(dataDir), 'run.json')

/** What the last `up` on this data folder wrote; a killed one leaves its record behind. */
export function readRunRecord(dataDir: string): RunRecord | null {
  return existsSync(file(dataDir)) ? JSON.parse(readFileSync(file(dataDir), 'utf8')) : null
}

export function writeRunRecord(dataDir: string, record: RunRecord): void {
  writeFileSync(file(dataDir), JSON.stringify(record))
}

export function clearRunRecord(dataDir: string): void {
  rmSync(file(dataDir), { force: true })
}
