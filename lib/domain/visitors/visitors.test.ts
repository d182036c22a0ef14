import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, logins, messages, patients, registrations, visitors } from '@/drizzle/schema'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { secretCode } from '@/lib/platform/secrets'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { asProgram, visiting } from '@/lib/testing/visiting'
import { bookForVisitor } from './book-for-visitor'
import { findVisitor } from './find-visitor'
import { proveVisitor } from './prove-visitor'
import { registerVisitor } from './register-visitor'
import { removeExpiredVisitors } from './remove-expired-visitors'
import { resendVisitorCode } from './resend-visitor-code'

const database = await createTestDatabase()
const connection = connect(database.appUrl, 34)
let practice: TestPractice
let here: Registering
let program: Ctx

beforeAll(async () => {
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  program = asProgram(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function register(change: Parameters<typeof visiting>[0] = {}) {
  const { visitorToken } = await registerVisitor(program, visiting(change))
  const found = await findVisitor(program, visitorToken)
  if (!found) throw new Error('The visitor was not kept')
  return { visitorToken, ...found }
}

const sentTo = async (visitorId: string) =>
  (await read(program, (tx) => tx.select().from(messages).orderBy(messages.createdAt, messages.channel))).filter(
    ({ ids }) => ids.visitorId === visitorId,
  )
/** The code of the newest message. */
const codeOf = async (visitorId: string) => secretCode((await sentTo(visitorId)).at(-1)?.ids.secretId ?? '')
const otherCode = (code: string) => (code === '000000' ? '111111' : '000000')
const logOf = async (visitorId: string) =>
  (await read(program, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, visitorId)))).map(
    ({ action }) => action,
  )
const rowOf = async (visitorId: string) =>
  (await read(program, (tx) => tx.select().from(visitors).where(eq(visitors.id, visitorId))))[0]

/** How many there are of everything that only a booking may make. */
async function people() {
  const counted = await read(program, async (tx) => [
    await tx.$count(patients),
    await tx.$count(registrations),
    await tx.$count(logins),
  ])
  return counted.join()
}

/** What each key of a refusal is. */
const refusal = (error: unknown) =>
  error instanceof Conflict ? error.reason.key : error instanceof Invalid ? error.fields : error
const why = (doing: Promise<unknown>) => doing.then(() => 'it was done', refusal)

describe('a visitor', () => {
  it('is kept for an hour and sent one code by email and text; nobody is registered', async () => {
    const before = await people()
    const { visitorId, visitorToken } = await register({ code: await here.makeCode() })
    const row = await rowOf(visitorId)
    expect(row?.expiresAt).toEqual(later(program, 3600).now)
    expect(row).toMatchObject({ provenAt: null, signUpCodeId: expect.any(String) })
    expect(JSON.stringify(row)).not.toContain(visitorToken)
    const sent = await sentTo(visitorId)
    expect(sent.map(({ kind, channel, recipient }) => [kind, channel, recipient])).toEqual([
      ['visitor-code', 'email', row?.email],
      ['visitor-code', 'sms', row?.mobile],
    ])
    expect(new Set(sent.map(({ ids }) => ids.secretId)).size).toBe(1)
    expect(await logOf(visitorId)).toEqual(['visitor.registered'])
    expect(await people()).toBe(before)
    expect(await findVisitor(later(program, 3599), visitorToken)).toEqual({ visitorId })
    expect(await findVisitor(later(program, 3600), visitorToken)).toBeNull()
  })

  it('needs no code of a chargeband, but a given one has to live, here, and takes no use', async () => {
    expect((await rowOf((await register()).visitorId))?.signUpCodeId).toBeNull()
    const limited = await here.makeCode({ totalLimit: 1 })
    await register({ code: limited })
    expect(await here.used(limited)).toBe(0)
    const elsewhere = await openForRegistration(await makePractice(connection.db))
    const chargebandId = await here.makeChargeband('Closed soon')
    const closed = await here.makeCode({ chargebandId })
    await disableOnlineBooking(practice.as('manager'), { chargebandId })
    const codes = {
      NOSUCHCODE: 'unknown',
      [await elsewhere.makeCode()]: 'unknown',
      [await here.makeCode({ status: 'paused' })]: 'paused',
      [await here.makeCode({ status: 'ended' })]: 'ended',
      [closed]: 'ended',
    }
    for (const [code, reason] of Object.entries(codes))
      expect(await why(register({ code }))).toEqual({ code: { key: `errors.code.${reason}` } })
  })

  it('whose email or mobile cannot be written to is refused at the field', async () => {
    expect(Object.keys(Object(await why(register({ email: 'nowhere', mobile: '' }))))).toEqual(['email', 'mobile'])
  })

  it('with an email that signs somebody in here is answered and written to like anybody', async () => {
    const { person } = await here.waiting()
    const known = await register({ email: person.email })
    const unknown = await register()
    const kinds = async (visitorId: string) => (await sentTo(visitorId)).map(({ kind, channel }) => [kind, channel])
    expect(await kinds(known.visitorId)).toEqual(await kinds(unknown.visitorId))
  })

  it('comes through a program, and nobody else may do any of it', async () => {
    const { visitorId } = await register()
    for (const ctx of [practice.visitor, practice.as('manager'), practice.system]) {
      await expect(registerVisitor(ctx, visiting())).rejects.toBeInstanceOf(Forbidden)
      await expect(resendVisitorCode(ctx, { visitorId })).rejects.toBeInstanceOf(Forbidden)
      await expect(proveVisitor(ctx, { visitorId, code: '000000' })).rejects.toBeInstanceOf(Forbidden)
      await expect(bookForVisitor(ctx, { visitorId, proposal: {} })).rejects.toBeInstanceOf(Forbidden)
    }
    await expect(removeExpiredVisitors(program)).rejects.toBeInstanceOf(Forbidden)
  })

  it('is none at another practice, nor after the hour', async () => {
    const { visitorId, visitorToken } = await register()
    const code = await codeOf(visitorId)
    const other = asProgram(await makePractice(connection.db))
    expect(await findVisitor(other, visitorToken)).toBeNull()
    for (const ctx of [other, later(program, 3600)]) {
      await expect(resendVisitorCode(ctx, { visitorId })).rejects.toBeInstanceOf(NotFound)
      await expect(proveVisitor(ctx, { visitorId, code })).rejects.toBeInstanceOf(NotFound)
      await expect(bookForVisitor(ctx, { visitorId, proposal: {} })).rejects.toBeInstanceOf(NotFound)
    }
    await proveVisitor(program, { visitorId, code })
  })

  it('is removed with everything they told when the hour is over', async () => {
    const [old, young] = [await register(), await registerVisitor(later(program, 60), visiting())]
    const system = { ...practice.system, now: later(program, 3630).now }
    expect(await removeExpiredVisitors(system)).toBeGreaterThan(0)
    expect(await rowOf(old.visitorId)).toBeUndefined()
    expect(await findVisitor(later(program, 61), young.visitorToken)).not.toBeNull()
    expect(await removeExpiredVisitors(system)).toBe(0)
    const log = await read(program, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'visitors.removed')),
    )
    expect(log).toHaveLength(1)
  })
})

describe('the code', () => {
  it('lets a visitor book, once', async () => {
    const { visitorId } = await register()
    const code = await codeOf(visitorId)
    await proveVisitor(program, { visitorId, code })
    expect((await rowOf(visitorId))?.provenAt).toEqual(program.now)
    expect(await logOf(visitorId)).toEqual(['visitor.registered', 'visitor.code-given'])
    expect(await why(proveVisitor(program, { visitorId, code }))).toBe('errors.visitor.proven')
    expect(await why(resendVisitorCode(later(program, 61), { visitorId }))).toBe('errors.visitor.proven')
  })

  it('is used by one of 32 at once', async () => {
    const { visitorId } = await register()
    const code = await codeOf(visitorId)
    const ended = await Promise.all(Array.from({ length: 32 }, () => why(proveVisitor(program, { visitorId, code }))))
    expect(ended.filter((one) => one === 'it was done')).toHaveLength(1)
    expect((await logOf(visitorId)).filter((action) => action === 'visitor.code-given')).toHaveLength(1)
  })

  it('is void after five wrong tries, and after ten minutes', async () => {
    const { visitorId } = await register()
    const code = await codeOf(visitorId)
    const wrong = { visitorId, code: otherCode(code) }
    for (let n = 0; n < 5; n += 1)
      expect(await why(proveVisitor(program, wrong))).toEqual({ code: { key: 'errors.activationCode.wrong' } })
    expect(await why(proveVisitor(program, { visitorId, code }))).toEqual({
      code: { key: 'errors.activationCode.tooMany' },
    })
    const slow = await register()
    const late = { visitorId: slow.visitorId, code: await codeOf(slow.visitorId) }
    expect(await why(proveVisitor(later(program, 600), late))).toEqual({
      code: { key: 'errors.activationCode.expired' },
    })
    expect((await rowOf(visitorId))?.provenAt).toBeNull()
  })

  it('is sent again once a minute, and the one before stops working', async () => {
    const { visitorId } = await register()
    const first = await codeOf(visitorId)
    const soon = await resendVisitorCode(later(program, 59), { visitorId }).catch((error: Conflict) => error.reason)
    expect(soon).toEqual({ key: 'errors.resend.wait', params: { seconds: 1 } })
    const then = later(program, 60)
    const ended = await Promise.all([1, 2, 3].map(() => why(resendVisitorCode(then, { visitorId }))))
    expect(ended.sort()).toEqual(['errors.resend.wait', 'errors.resend.wait', 'it was done'])
    expect(await sentTo(visitorId)).toHaveLength(4)
    const second = await codeOf(visitorId)
    if (first !== second)
      expect(await why(proveVisitor(then, { visitorId, code: first }))).toEqual({
        code: { key: 'errors.activationCode.wrong' },
      })
    await proveVisitor(then, { visitorId, code: second })
    expect(await logOf(visitorId)).toContain('visitor.code-sent')
  })
})

describe('booking for a visitor', () => {
  it('waits for the code', async () => {
    const { visitorId } = await register()
    expect(await why(bookForVisitor(program, { visitorId, proposal: {} }))).toBe('errors.visitor.codeOwed')
    expect(await logOf(visitorId)).toEqual(['visitor.registered'])
  })

  it('finds no free time, says so, and leaves a line in the log and nobody on file', async () => {
    const before = await people()
    const { visitorId } = await register({ code: await here.makeCode() })
    await proveVisitor(program, { visitorId, code: await codeOf(visitorId) })
    for (const proposal of [{}, { Start: '2026-12-23T09:30:00', Type: { Key: 'CN' } }])
      expect(await why(bookForVisitor(program, { visitorId, proposal }))).toBe('errors.visitor.timeTaken')
    expect((await logOf(visitorId)).filter((action) => action === 'visitor.booking-refused')).toHaveLength(2)
    expect(await people()).toBe(before)
  })
})
