// Longer than 250 lines because every way to tamper is tried on one sealed log.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { recordAudit } from './record-audit'
import { sealAudit } from './seal-audit'
import { verifyAudit } from './verify-audit'

let database: TestDatabase
let app: ReturnType<typeof connect>
let worker: ReturnType<typeof connect>
let root: postgres.Sql
let folder: string
let headsFile: string
const practiceId = newId()

beforeEach(async () => {
  database = await createTestDatabase()
  app = connect(database.appUrl, 2)
  worker = connect(database.workerUrl, 2)
  root = postgres(database.superUrl, { max: 1, onnotice: () => {} })
  folder = await mkdtemp(path.join(tmpdir(), 'enrol-audit-'))
  headsFile = path.join(folder, 'data', 'audit-heads.log')
})

afterEach(async () => {
  await Promise.all([app.end(), worker.end(), root.end()])
  await database.drop()
  await rm(folder, { recursive: true })
})

function ctxOf(practice: string | null, now = new Date()): Ctx {
  return { actor: { kind: 'system', task: 'test' }, practiceId: practice, db: app.db, now, requestId: newId() }
}

async function write(count: number, practice: string | null = practiceId, now = new Date()) {
  const ctx = ctxOf(practice, now)
  await transaction(ctx, async (tx) => {
    for (let i = 0; i < count; i += 1) {
      const entry = { action: 'test.done', subject: { type: 'test', id: newId() }, details: { i, words: 'Zoë "x"' } }
      await recordAudit(tx, ctx, { ...entry, ...(i % 2 === 0 ? { personal: { name: `Person ${i}` } } : {}) })
    }
  })
}

async function seal() {
  while (await sealAudit(worker.db, new Date(), headsFile)) {}
}

const verify = () => verifyAudit(database.workerUrl, headsFile)
const kinds = async () => [...new Set((await verify()).findings.map(({ kind }) => kind))].sort()

describe('an untouched log', () => {
  it('holds, and says how much of it is not linked yet', async () => {
    await write(5)
    await write(3, null)
    await write(2, newId())
    await seal()
    await write(4)
    expect(await verify()).toMatchObject({
      chains: 3,
      linked: 10,
      unsealed: 4,
      late: 0,
      erased: 0,
      found: 0,
      headsFile: 'read',
    })
    await seal()
    expect(await verify()).toMatchObject({ linked: 14, unsealed: 0, found: 0 })
  })

  it('links every event once when sealers race', async () => {
    await write(300)
    const again = async (): Promise<void> => {
      if (await sealAudit(worker.db, new Date(), headsFile)) await again()
    }
    await Promise.all(Array.from({ length: 8 }, again))
    await seal()
    expect(await verify()).toMatchObject({ linked: 300, unsealed: 0, found: 0 })
  })

  it('counts personal details that were erased, and still holds', async () => {
    await write(4)
    await seal()
    await root`delete from audit_personal where event_id in (select event_id from audit_personal limit 1)`
    expect(await verify()).toMatchObject({ erased: 1, found: 0 })
  })

  it('reports events that were linked late', async () => {
    await write(2, practiceId, new Date(Date.now() - 3_600_000))
    await seal()
    expect(await verify()).toMatchObject({ late: 2, found: 0 })
  })

  it('says when there is no file of heads, and passes over a line cut short', async () => {
    await write(2)
    await seal()
    await writeFile(headsFile, `${await readFile(headsFile, 'utf8')}{"chain":"practice:`)
    expect(await verify()).toMatchObject({ found: 0, headsFile: 'read' })
    await rm(headsFile)
    expect(await verify()).toMatchObject({ found: 0, headsFile: 'missing' })
  })
})

describe('a log somebody changed', () => {
  const middle = () =>
    root`select event_id from audit_links order by position offset 2 limit 1`.then(([row]) => row?.event_id)

  const edits: [string, (id: string) => Promise<unknown>][] = [
    ['an action', (id) => root`update audit_events set action = 'test.other' where id = ${id}`],
    ['a reason', (id) => root`update audit_events set reason = 'because' where id = ${id}`],
    [
      'a time, by a microsecond',
      (id) => root`update audit_events set at = at + interval '1 microsecond' where id = ${id}`,
    ],
    ['who did it', (id) => root`update audit_events set login_id = gen_random_uuid() where id = ${id}`],
    ['the name of who did it', (id) => root`update audit_events set actor_name = 'somebody' where id = ${id}`],
    ['what it was about', (id) => root`update audit_events set subject_id = gen_random_uuid() where id = ${id}`],
    ['the patient', (id) => root`update audit_events set patient_id = gen_random_uuid() where id = ${id}`],
    ['a detail', (id) => root`update audit_events set details = details || '{"i":99}' where id = ${id}`],
    ['the practice', (id) => root`update audit_events set practice_id = null where id = ${id}`],
    ['the digest', (id) => root`update audit_events set personal_digest = 'x' where id = ${id}`],
    ['its link', (id) => root`update audit_links set event_hash = 'x' where event_id = ${id}`],
  ]
  it.each(edits)('finds an edit of %s', async (_what, edit) => {
    await write(6)
    await seal()
    await edit(await middle())
    expect((await verify()).found).toBeGreaterThan(0)
  })

  it('finds a removed event', async () => {
    await write(6)
    await seal()
    await root`delete from audit_events where id = ${await middle()}`
    expect(await kinds()).toContain('event-removed')
  })

  it('finds an event removed with its link', async () => {
    await write(6)
    await seal()
    const id = await middle()
    await root`delete from audit_events where id = ${id}`
    await root`delete from audit_links where event_id = ${id}`
    expect(await kinds()).toContain('link-removed')
  })

  it('finds an event removed before it was linked', async () => {
    await write(2)
    await root`delete from audit_events where id in (select event_id from audit_unsealed limit 1)`
    await seal()
    expect(await kinds()).toContain('queue-without-event')
  })

  it('finds an event that was put in beside the chain', async () => {
    await write(3)
    await seal()
    await root`insert into audit_events (id, practice_id, at, actor_kind, action, subject_type, details)
      values (gen_random_uuid(), ${practiceId}, now(), 'system', 'test.done', 'test', '{}')`
    expect(await kinds()).toEqual(['event-added'])
  })

  it('finds two events that changed places', async () => {
    await write(6)
    await seal()
    const [one, two] = await root`select event_id, position from audit_links order by position offset 2 limit 2`
    await root`update audit_links set position = -1 where event_id = ${one?.event_id}`
    await root`update audit_links set position = ${one?.position} where event_id = ${two?.event_id}`
    await root`update audit_links set position = ${two?.position} where event_id = ${one?.event_id}`
    expect(await kinds()).toEqual(['link-changed'])
  })

  it('finds the end cut off, with events and all', async () => {
    await write(6)
    await seal()
    await write(2)
    await seal()
    const cut = await root`delete from audit_links where position > 6 returning event_id`
    for (const { event_id: id } of cut) {
      await root`delete from audit_personal where event_id = ${id}`
      await root`delete from audit_events where id = ${id}`
    }
    expect(await kinds()).toEqual(['end-cut-off'])
    await write(3)
    await seal()
    expect(await kinds()).toEqual(['head-differs'])
  })

  it('finds a chain removed whole', async () => {
    await write(3)
    await seal()
    await root`truncate audit_links, audit_events, audit_personal`
    expect(await kinds()).toEqual(['end-cut-off'])
  })

  it('finds a chain calculated anew from changed events', async () => {
    await write(6)
    await seal()
    await root`update audit_events set action = 'test.other' where id = ${await middle()}`
    await root`insert into audit_unsealed (event_id) select event_id from audit_links order by position`
    await root`truncate audit_links`
    await sealAudit(worker.db, new Date(), path.join(folder, 'other.log'))
    expect(await kinds()).toEqual(['head-differs'])
  })

  it('finds changed and invented personal details', async () => {
    await write(4)
    await seal()
    await root`update audit_personal set details = '{"name":"Somebody"}' where event_id in (select event_id from audit_personal limit 1)`
    await root`insert into audit_personal (event_id, practice_id, salt, details) values (gen_random_uuid(), ${practiceId}, 'x', '{}')`
    expect(await kinds()).toEqual(['personal-added', 'personal-changed'])
  })

  it('links an event once though it was queued again', async () => {
    await write(3)
    await seal()
    await root`insert into audit_unsealed (event_id) select event_id from audit_links`
    await write(1)
    await seal()
    expect(await verify()).toMatchObject({ linked: 4, unsealed: 0, found: 0 })
  })
})

describe("the application's role", () => {
  it('adds to the log and can neither change nor remove anything of it, nor touch the chain', async () => {
    await write(1)
    await seal()
    const sql = postgres(database.appUrl, { max: 1 })
    const denied = /permission denied/
    await expect(sql`update audit_events set action = 'x'`).rejects.toThrow(denied)
    await expect(sql`delete from audit_events`).rejects.toThrow(denied)
    await expect(sql`truncate audit_events`).rejects.toThrow(denied)
    await expect(sql`update audit_personal set salt = 'x'`).rejects.toThrow(denied)
    await expect(sql`delete from audit_personal`).rejects.toThrow(denied)
    await expect(sql`select * from audit_unsealed`).rejects.toThrow(denied)
    await expect(sql`delete from audit_unsealed`).rejects.toThrow(denied)
    await expect(sql`select * from audit_links`).rejects.toThrow(denied)
    await expect(sql`insert into audit_links values ('x', 1, ${newId()}, 'x', 'x', now())`).rejects.toThrow(denied)
    await sql.end()
  })

  it("leaves the chain unchangeable even to the sealer's role", async () => {
    const sql = postgres(database.workerUrl, { max: 1 })
    await expect(sql`update audit_links set hash = 'x'`).rejects.toThrow(/permission denied/)
    await expect(sql`delete from audit_links`).rejects.toThrow(/permission denied/)
    await expect(sql`update audit_events set action = 'x'`).rejects.toThrow(/permission denied/)
    await sql.end()
  })
})
