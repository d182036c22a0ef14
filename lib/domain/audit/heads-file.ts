import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** The end of a chain at some time. Kept outside the database, so that cutting the end off shows. */
export type Head = { chain: string; position: number; hash: string; at: string }

/** Adds the heads to the file and waits for the disk. */
export async function appendHeads(file: string, heads: Head[]): Promise<void> {
  if (heads.length === 0) return
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(heads.map((head) => `${JSON.stringify(head)}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Heads by chain and position; null when there is no file. A line cut short by a crash is passed over. */
export async function readHeads(file: string): Promise<Map<string, Map<number, string>> | null> {
  const chains = new Map<string, Map<number, string>>()
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const head = readHead(line)
      if (!head) continue
      const ofChain = chains.get(head.chain) ?? new Map<number, string>()
      chains.set(head.chain, ofChain.set(head.position, head.hash))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return chains
}

function readHead(line: string): Head | null {
  try {
    const head: unknown = JSON.parse(line)
    return isHead(head) ? head : null
  } catch {
    return null
  }
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { chain, position, hash } = value as Record<keyof Head, unknown>
  return typeof chain === 'string' && typeof position === 'number' && typeof hash === 'string'
}
