import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { deliverMessage } from '@/lib/domain/correspondence/deliver-message'
import { readMailbox } from '@/lib/domain/correspondence/mailbox-queries'
import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { read, transaction } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { NotCarried } from '@/lib/platform/not-carried'
import { secretCode } from '@/lib/platform/secrets'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { announceTo, makeMailPractice, makeWaitingRegistration, messageRow, systemCtx } from '@/lib/testing/outbox'
import { type Carriers, deliver } from './deliver'

let database: TestDatabase
let app: ReturnType<typeof connect>
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  app = connect(database.appUrl, 40)
})

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

afterAll(async () => {
  await app.end()
  await database.drop()
})

async function waiting(kind: 'activation-email' | 'activation-sms' = 'activation-email', to = 'new@example.org') {
  const practice = await makeMailPractice(app.db)
  const ctx = systemCtx(app.db, practice.practiceId)
  const registrationId = await makeWaitingRegistration(app.db, practice)
  const secretFor = kind === 'activation-sms' ? 'activation-code' : 'activation'
  const ids = await announceTo(ctx, kind, to, { registrationId, secretFor })
  return { ctx, registrationId, ...ids, visitor: { ...ctx, actor: { kind: 'anyone', address: null } as const } }
}

const by = (carriers: Partial<Carriers>) => (tx: Tx, outgoing: Outgoing, now: Date) =>
  deliver(tx, outgoing, now, { ...env, ...carriers })

async function smtp(answer?: { code: number }) {
  const got: Awaited<ReturnType<typeof PostalMime.parse>>[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) =>
      answer ? done(Object.assign(new Error('No'), { responseCode: answer.code })) : done(),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        got.push(await PostalMime.parse(Buffer.concat(parts)))
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { got, url: `smtp://127.0.0.1:${port}` }
}

async function notify(status = 201) {
  const got: { path?: string; body: Record<string, unknown>; authorization?: string }[] = []
  const server: Server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += part
    })
    request.on('end', () => {
      got.push({ path: request.url, body: JSON.parse(text || '{}'), authorization: request.headers.authorization })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(status === 201 ? '{"id":"x"}' : '{"errors":[{"error":"BadRequestError","message":"No"}]}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const service = '11111111-1111-4111-8111-111111111111'
  return {
    got,
    carriers: {
      NOTIFY_BASE_URL: `http://127.0.0.1:${port}`,
      NOTIFY_API_KEY: `test-${service}-22222222-2222-4222-8222-222222222222`,
      NOTIFY_SMS_TEMPLATE_ID: 'template-sms',
    },
  }
}

describe('delivering', () => {
  it('sends once, however many workers try, and never again', async () => {
    const { ctx, messageId, visitor } = await waiting('activation-email', 'once@example.org')
    let carried = 0
    const slowly = async (tx: Tx, outgoing: Outgoing, now: Date) => {
      carried += 1
      await new Promise((resolve) => setTimeout(resolve, 100))
      return deliver(tx, outgoing, now)
    }
    const fates = await Promise.all(
      Array.from({ length: 16 }, () => deliverMessage(ctx, { messageId, lastTry: false }, slowly)),
    )
    expect(fates.filter((fate) => fate === 'sent')).toHaveLength(1)
    expect(await deliverMessage(ctx, { messageId, lastTry: false }, slowly)).toBe('nothing-to-do')
    expect(carried).toBe(1)
    expect(await readMailbox(visitor, 'ONCE@example.org')).toHaveLength(1)
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'sent', attempts: 1, lastError: null })
  })

  it('finds a text by its number in any form', async () => {
    const { ctx, messageId, secretId, visitor } = await waiting('activation-sms', '+447911123456')
    await deliverMessage(ctx, { messageId, lastTry: false }, deliver)
    for (const form of ['07911 123456', '+44 7911 123456', '0044 (0)7911 123456', ' 447911123456']) {
      const [text] = await readMailbox(visitor, form)
      expect(text).toMatchObject({ channel: 'sms', to: '+447911123456', subject: '', html: '' })
      expect(text?.text).toContain(secretCode(secretId))
    }
  })

  it('counts a failed try, keeps the reason, and asks to be tried again', async () => {
    const { ctx, messageId } = await waiting()
    const nobody = by({ SMTP_URL: 'smtp://127.0.0.1:1' })
    await expect(deliverMessage(ctx, { messageId, lastTry: false }, nobody)).rejects.toThrow(NotCarried)
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'waiting', attempts: 1, lastError: 'unreachable' })
    expect(await deliverMessage(ctx, { messageId, lastTry: true }, nobody)).toBe('failed')
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'failed', attempts: 2 })
    const events = await read(ctx, (tx) => tx.select().from(auditEvents))
    expect(events).toMatchObject([{ action: 'message.failed', subjectId: messageId }])
    expect(JSON.stringify(events)).not.toContain('@')
  })

  it.each([
    [
      'the registration is activated',
      async (about: Awaited<ReturnType<typeof waiting>>) => {
        const { registrations } = await import('@/drizzle/schema')
        await transaction(about.ctx, (tx) => tx.update(registrations).set({ status: 'activated' }))
      },
    ],
    [
      'its secret is replaced',
      async (about: Awaited<ReturnType<typeof waiting>>) => {
        await transaction(about.ctx, (tx) => endSecrets(tx, new Date(), 'activation', about.registrationId))
      },
    ],
  ])('sends nothing once %s', async (_what, end) => {
    const about = await waiting()
    await end(about)
    expect(await deliverMessage(about.ctx, { messageId: about.messageId, lastTry: false }, deliver)).toBe('not-needed')
    expect(await messageRow(about.ctx, about.messageId)).toMatchObject({ status: 'not-needed', lastError: 'over' })
  })

  it('sends no text whose code has expired, and no link that has', async () => {
    const text = await waiting('activation-sms', '+447911123499')
    const later = (ms: number) => ({ ...text.ctx, now: new Date(Date.now() + ms) })
    expect(await deliverMessage(later(11 * 60_000), { messageId: text.messageId, lastTry: false }, deliver)).toBe(
      'not-needed',
    )
    const mail = await waiting()
    const next = { ...mail.ctx, now: new Date(Date.now() + 25 * 3_600_000) }
    expect(await deliverMessage(next, { messageId: mail.messageId, lastTry: false }, deliver)).toBe('not-needed')
  })

  it("never touches another practice's message", async () => {
    const { messageId } = await waiting()
    const other = systemCtx(app.db, (await makeMailPractice(app.db)).practiceId)
    expect(await deliverMessage(other, { messageId, lastTry: false }, deliver)).toBe('nothing-to-do')
  })

  it('is for the system only', async () => {
    const { messageId, visitor } = await waiting()
    await expect(deliverMessage(visitor, { messageId, lastTry: false }, deliver)).rejects.toThrow(Forbidden)
  })
})

describe('by SMTP', () => {
  it('sends html and text with the message id of the row', async () => {
    const { ctx, messageId, secretId } = await waiting()
    const { got, url } = await smtp()
    await deliverMessage(ctx, { messageId, lastTry: false }, by({ SMTP_URL: url }))
    expect(got).toHaveLength(1)
    expect(got[0]).toMatchObject({
      messageId: `<${messageId}@enrol.example>`,
      subject: 'Activate your online account with Riverside Surgery',
      to: [{ address: 'new@example.org' }],
    })
    expect(got[0]?.text?.split(/\r?\n/)).toContain(secretCode(secretId))
    expect(got[0]?.html).toContain('<h1')
  })

  it('takes 550 as a refusal for good and 451 as a reason to try again', async () => {
    const first = await waiting()
    const refusing = by({ SMTP_URL: (await smtp({ code: 550 })).url })
    expect(await deliverMessage(first.ctx, { messageId: first.messageId, lastTry: false }, refusing)).toBe('failed')
    expect(await messageRow(first.ctx, first.messageId)).toMatchObject({ status: 'failed', lastError: 'refused 550' })
    const second = await waiting()
    const busy = by({ SMTP_URL: (await smtp({ code: 451 })).url })
    await expect(deliverMessage(second.ctx, { messageId: second.messageId, lastTry: false }, busy)).rejects.toThrow(
      'busy 451',
    )
  })
})

describe('by GOV.UK Notify', () => {
  it('sends a text whose reference is the message id', async () => {
    const { ctx, messageId, secretId } = await waiting('activation-sms', '+447911123456')
    const { got, carriers } = await notify()
    await deliverMessage(ctx, { messageId, lastTry: false }, by(carriers))
    expect(got).toMatchObject([
      {
        path: '/v2/notifications/sms',
        body: { template_id: 'template-sms', phone_number: '+447911123456', reference: messageId },
      },
    ])
    expect(JSON.stringify(got[0]?.body.personalisation)).toContain(secretCode(secretId))
    expect(got[0]?.authorization).toMatch(/^Bearer /)
  })

  it('sends an email where a template is named for it', async () => {
    const { ctx, messageId } = await waiting()
    const { got, carriers } = await notify()
    await deliverMessage(
      ctx,
      { messageId, lastTry: false },
      by({ ...carriers, NOTIFY_EMAIL_TEMPLATE_ID: 'template-email' }),
    )
    expect(got).toMatchObject([{ path: '/v2/notifications/email', body: { email_address: 'new@example.org' } }])
  })

  it('takes 400 as a refusal for good and 429 and 500 as reasons to try again', async () => {
    const refused = await waiting('activation-sms', '+447911123456')
    const give = async (status: number) => by((await notify(status)).carriers)
    const input = (about: { messageId: string }) => ({ messageId: about.messageId, lastTry: false })
    expect(await deliverMessage(refused.ctx, input(refused), await give(400))).toBe('failed')
    const busy = await waiting('activation-sms', '+447911123456')
    await expect(deliverMessage(busy.ctx, input(busy), await give(429))).rejects.toThrow('busy 429')
    await expect(deliverMessage(busy.ctx, input(busy), await give(500))).rejects.toThrow('busy 500')
  })
})
