import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { askSenders } from '@/lib/domain/correspondence/ask-senders'
import { deliverMessage } from '@/lib/domain/correspondence/deliver-message'
import { listMessages } from '@/lib/domain/correspondence/queries'
import { retryMessage } from '@/lib/domain/correspondence/retry-message'
import { read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { createTestDatabase } from '@/lib/testing/database'
import { announceTo, makeWaitingRegistration, messageRow, systemCtx } from '@/lib/testing/outbox'
import { makePractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { askSender, deliver } from './deliver'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)

/** What Notify keeps, as its published API gives it back: by reference and by id. */
const kept: { id: string; reference: string; status: string }[] = []
const notify = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://notify')
  const answer = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  let text = ''
  request.on('data', (part) => {
    text += part
  })
  request.on('end', () => {
    if (request.method === 'POST') {
      const id = `notify-${kept.length + 1}`
      kept.push({ id, reference: JSON.parse(text).reference, status: 'created' })
      return answer(201, { id })
    }
    const [, , , id] = url.pathname.split('/')
    const one = kept.find((known) => known.id === id)
    if (id) return one && one.status !== 'forgotten' ? answer(200, one) : answer(404, { errors: [] })
    answer(200, { notifications: kept.filter((one) => one.reference === url.searchParams.get('reference')) })
  })
})
let carriers = { ...env }

beforeAll(async () => {
  await new Promise<void>((resolve) => notify.listen(0, '127.0.0.1', resolve))
  carriers = {
    ...env,
    NOTIFY_BASE_URL: `http://127.0.0.1:${(notify.address() as AddressInfo).port}`,
    NOTIFY_API_KEY: 'test-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222',
    NOTIFY_SMS_TEMPLATE_ID: 'template-sms',
  }
})
afterAll(async () => {
  await app.end()
  await database.drop()
  await new Promise((resolve) => notify.close(resolve))
})

const carry = (tx: Tx, outgoing: Parameters<typeof deliver>[1], now: Date) => deliver(tx, outgoing, now, carriers)
const ask = (providerId: string) => askSender(providerId, carriers)

async function waiting() {
  const practice = await makePractice(app.db)
  const { chargebandId } = await openForRegistration(practice)
  const ctx = systemCtx(app.db, practice.practiceId)
  const announceAnother = async () => {
    const registrationId = await makeWaitingRegistration(app.db, { practiceId: practice.practiceId, chargebandId })
    const about = { registrationId, secretFor: 'activation-code' } as const
    return (await announceTo(ctx, 'activation-sms', '+447911123456', about)).messageId
  }
  const messageId = await announceAnother()
  const ofNotify = () => kept.filter(({ reference }) => reference === messageId)
  return { practice, ctx, messageId, ofNotify, announceAnother }
}

describe('a text that Notify takes', () => {
  it('is kept with Notify’s id, and staff read how far it came', async () => {
    const { practice, ctx, messageId, ofNotify } = await waiting()
    await deliverMessage(ctx, { messageId, lastTry: false }, carry)
    const [theirs] = ofNotify()
    expect(await messageRow(ctx, messageId)).toMatchObject({ providerId: theirs?.id, providerStatus: 'created' })
    for (const status of ['sending', 'delivered']) {
      Object.assign(theirs ?? {}, { status })
      expect(await askSenders(ctx, ask)).toBe(1)
      const { lines } = await listMessages(practice.as('receptionist'))
      expect(lines.find(({ id }) => id === messageId)).toMatchObject({ status: 'sent', providerStatus: status })
    }
    expect(await askSenders(ctx, ask)).toBe(0)
    await expect(askSenders(practice.as('manager'), ask)).rejects.toThrow(Forbidden)
  })

  it('is not sent twice when a server fell after Notify took it and before that was written down', async () => {
    const { ctx, messageId, ofNotify } = await waiting()
    const falling: typeof carry = async (...given) => {
      await carry(...given)
      throw new Error('power')
    }
    await expect(deliverMessage(ctx, { messageId, lastTry: false }, falling)).rejects.toThrow('unexpected')
    await deliverMessage(ctx, { messageId, lastTry: false }, carry)
    expect(ofNotify()).toHaveLength(1)
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'sent', providerId: ofNotify()[0]?.id })
    // Where not even the failure was written, the job knows that it was begun before.
    const other = await waiting()
    kept.push({ id: 'notify-taken', reference: other.messageId, status: 'sending' })
    await deliverMessage(other.ctx, { messageId: other.messageId, lastTry: false, again: true }, carry)
    expect(await messageRow(other.ctx, other.messageId)).toMatchObject({
      ...{ providerId: 'notify-taken', providerStatus: 'sending' },
    })
    expect(other.ofNotify()).toHaveLength(1)
  })

  it('and will not speak of later keeps nobody else from being asked about', async () => {
    const { ctx, messageId, ofNotify, announceAnother } = await waiting()
    const other = await announceAnother()
    for (const id of [messageId, other]) await deliverMessage(ctx, { messageId: id, lastTry: false }, carry)
    Object.assign(ofNotify()[0] ?? {}, { status: 'forgotten' })
    for (const one of kept) if (one.reference === other) one.status = 'delivered'
    await askSenders(ctx, ask)
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'sent', providerStatus: 'created' })
    expect(await messageRow(ctx, other)).toMatchObject({ status: 'sent', providerStatus: 'delivered' })
  })

  it('and does not deliver is failed for staff to see, and may go out again', async () => {
    const { practice, ctx, messageId, ofNotify } = await waiting()
    await deliverMessage(ctx, { messageId, lastTry: false }, carry)
    Object.assign(ofNotify()[0] ?? {}, { status: 'permanent-failure' })
    await askSenders(ctx, ask)
    const { lines } = await listMessages(practice.as('receptionist'))
    expect(lines.find(({ id }) => id === messageId)).toMatchObject({
      ...{ status: 'failed', reason: 'not-arrived', providerStatus: 'permanent-failure' },
    })
    const log = await read(ctx, (tx) => tx.select().from(auditEvents))
    const failed = log.filter(({ subjectId }) => subjectId === messageId)
    expect(failed).toMatchObject([{ action: 'message.failed', details: { reason: 'permanent-failure' } }])
    expect(JSON.stringify(failed)).not.toContain('7911')
    await retryMessage(practice.as('receptionist'), { messageId })
    await deliverMessage(ctx, { messageId, lastTry: false }, carry)
    expect(ofNotify()).toHaveLength(2)
    expect(await messageRow(ctx, messageId)).toMatchObject({ status: 'sent', providerId: ofNotify()[1]?.id })
  })
})
