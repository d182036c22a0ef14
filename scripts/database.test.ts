import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningDatabase, startDatabase, stopDatabase } from './database'
import { migrate } from './migrate'
import { temporaryDataDir } from './temporary-data-dir'

let dataDir: string
let discard: () => Promise<void>
let database: RunningDatabase

async function ask(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 })
  const [row] = await sql`select current_user as name`.finally(() => sql.end())
  return row?.name
}

beforeAll(async () => {
  const folder = await temporaryDataDir('supervisor')
  dataDir = folder.dataDir
  discard = folder.discard
  database = await startDatabase({ dataDir, fast: true })
})

afterAll(() => discard())

describe('the supervisor of the embedded database', () => {
  it('keeps the passwords where only their owner reads them', () => {
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('lets nobody in without the password', async () => {
    const url = new URL(database.superUrl)
    url.password = 'guess'
    await expect(ask(url.href)).rejects.toThrow('password authentication failed')
  })

  it('finds a running database at the second start', async () => {
    const again = await startDatabase({ dataDir, fast: true })
    expect(again).toEqual({ ...database, started: false })
  })

  it('recovers after the server is killed with -9', async () => {
    const pid = Number(readFileSync(path.join(dataDir, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const again = await startDatabase({ dataDir, fast: true })
    expect(again.started).toBe(true)
    expect(await ask(again.appUrl)).toBe('enrol_app')
  })

  it('says so and moves when another program has taken its port', async () => {
    await stopDatabase(dataDir)
    const squatter = createServer().listen(database.port, '127.0.0.1')
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    const moved = await startDatabase({ dataDir, fast: true })
    expect(moved.port).not.toBe(database.port)
    expect(said.mock.calls.flat().join()).toContain(`Port ${database.port} is in use by another program`)
    said.mockRestore()
    squatter.close()
  })

  it('migrates once when two processes start at the same moment', async () => {
    const current = await startDatabase({ dataDir, fast: true })
    await Promise.all([migrate(current), migrate(current)])
    const sql = postgres(current.ownerUrl, { max: 1 })
    const rows = await sql`select hash, count(*)::int as times from drizzle.__drizzle_migrations group by hash`
    await sql.end()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.times === 1)).toBe(true)
  })
})
