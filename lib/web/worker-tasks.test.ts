import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMailbox } from '@/lib/domain/correspondence/mailbox-queries'
import { listPractices } from '@/lib/domain/practices/queries'
import { connect } from '@/lib/platform/db'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import { type RunningWorker, startWorker } from '@/lib/platform/worker'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { announceTo, eventually, makeMailPractice, makeWaitingRegistration, systemCtx } from '@/lib/testing/outbox'
import { workOn } from './worker-tasks'

let database: TestDatabase
let app: ReturnType<typeof connect>
let worker: RunningWorker
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  app = connect(database.appUrl, 10)
  folder = await mkdtemp(path.join(tmpdir(), 'enrol-worker-'))
  worker = await startWorker(workOn(app.db, path.join(folder, 'heads.log')), database.workerUrl)
})

afterAll(async () => {
  await worker.stop()
  await app.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

describe('the worker', () => {
  it('delivers what a verb announced, with link and code each on a line of their own', async () => {
    const practice = await makeMailPractice(app.db)
    const ctx = systemCtx(app.db, practice.practiceId)
    const registrationId = await makeWaitingRegistration(app.db, practice)
    const about = { registrationId, secretFor: 'activation' } as const
    const { messageId, secretId } = await announceTo(ctx, 'activation-email', 'New.Person@example.org', about)
    const asker = { ...ctx, actor: { kind: 'anyone', address: null } as const }
    const [mail] = await eventually(async () => {
      const found = await readMailbox(asker, 'new.person@EXAMPLE.org')
      return found.length > 0 && found
    })
    expect(mail).toMatchObject({ id: messageId, channel: 'email', to: 'New.Person@example.org' })
    const lines = mail?.text.split('\n')
    expect(lines).toContain(`http://localhost:3000/activate/${secretValue(secretId)}`)
    expect(lines).toContain(secretCode(secretId))
    expect(mail?.html).toContain('Riverside Surgery')
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/Quill|Zoë/)
  })

  it('does its timed work at every practice, whatever goes wrong at one of them', async () => {
    const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000)
    const waiting = new Map<string, string>()
    for (const name of ['Afon', 'Brook', 'Clyde']) {
      const practice = await makeMailPractice(app.db, name)
      waiting.set(practice.practiceId, await makeWaitingRegistration(app.db, practice, eightDaysAgo))
    }
    const [first] = await listPractices(app.db)
    const owner = postgres(database.superUrl, { max: 1, onnotice: () => {} })
    await owner.unsafe(`
      create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger broken before update on registrations for each row
        when (old.practice_id = '${first?.id}') execute function broken()`)
    const expiring = workOn(app.db).tasks['expire-registrations']?.({ payload: {}, lastTry: false })
    await expect(expiring).rejects.toThrow()
    const rows = await owner<{ practice: string; status: string }[]>`
      select practice_id as practice, status from registrations where id in ${owner([...waiting.values()])}`
    await owner.end()
    for (const { practice, status } of rows) {
      expect(status).toBe(practice === first?.id ? 'awaiting-activation' : 'expired')
    }
    expect(first && waiting.has(first.id)).toBe(true)
  })
})
