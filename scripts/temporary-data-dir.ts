import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stopDatabase } from './database'
import { isAlive } from './is-alive'

async function discard(folder: string): Promise<void> {
  await stopDatabase(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Clears what killed runs left behind: a folder carries the process id of its maker in its name. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^enrol-[a-z]+-(\d+)-/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await discard(path.join(tmpdir(), name)).catch(() => {})
  }
}

/** A data folder for one run of this process; `discard` stops its database and removes it. */
export async function temporaryDataDir(purpose: string): Promise<{ dataDir: string; discard: () => Promise<void> }> {
  await sweep()
  const dataDir = mkdtempSync(path.join(tmpdir(), `enrol-${purpose}-${process.pid}-`))
  chmodSync(dataDir, 0o711)
  return { dataDir, discard: () => discard(dataDir) }
}
