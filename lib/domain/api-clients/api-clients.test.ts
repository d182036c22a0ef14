import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClientKeys, auditEvents } from '@/drizzle/schema'
import { can } from '@/lib/domain/access/authorize'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { createApiClient } from './create-api-client'
import { endApiClient } from './end-api-client'
import { findApiClient } from './find-api-client'
import { apiClientById, listApiClients } from './queries'
import { recordUse } from './record-use'
import { rotateClientKey } from './rotate-client-key'
import { saveApiClient } from './save-api-client'
import { CreateApiClient } from './schema'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let nobody: Ctx

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  nobody = { ...practice.visitor, practiceId: null }
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const client = (change: Record<string, unknown> = {}): CreateApiClient =>
  CreateApiClient.parse({
    name: `Client ${newId()}`,
    portal: 'patient',
    allowedOrigins: 'https://portal.example.com',
    allowedNetworks: '',
    requestsPerMinute: '600',
    registrationsPerHour: '120',
    ...change,
  })

async function auditOf(subjectId: string): Promise<string[]> {
  const rows = await read(manager, (tx) =>
    tx
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(and(eq(auditEvents.practiceId, practice.practiceId), eq(auditEvents.subjectId, subjectId))),
  )
  return rows.map(({ action }) => action)
}

describe('an API client', () => {
  it('is found by its key, which is kept as a hash only', async () => {
    const input = client({ name: 'Found', discloses10001: 'on' })
    const { clientId, clientKey } = await createApiClient(manager, input)
    expect(clientKey).toMatch(/^enrol_[\w-]{43}$/)
    const found = await findApiClient(nobody, clientKey, '192.0.2.7')
    expect(found?.actor).toEqual({
      kind: 'api-client',
      clientId,
      practiceId: practice.practiceId,
      name: 'Found',
      portal: 'patient',
      discloses10001: true,
      address: '192.0.2.7',
    })
    expect(await findApiClient(nobody, `${clientKey}x`, null)).toBeNull()
    const [row] = await read(manager, (tx) =>
      tx.select().from(apiClientKeys).where(eq(apiClientKeys.clientId, clientId)),
    )
    expect(JSON.stringify(row)).not.toContain(clientKey)
    expect(await auditOf(clientId)).toEqual(['api-client.created'])
  })

  it('keeps its old key for the overlap, and not after it', async () => {
    const { clientId, clientKey: first } = await createApiClient(manager, client())
    const { clientKey: second } = await rotateClientKey(manager, { clientId, overlapHours: 1 })
    expect(second).not.toBe(first)
    expect(await findApiClient(nobody, first, null)).not.toBeNull()
    expect(await findApiClient(later(nobody, 3601), first, null)).toBeNull()
    expect(await findApiClient(later(nobody, 3601), second, null)).not.toBeNull()
    const { clientKey: third } = await rotateClientKey(later(manager, 60), { clientId, overlapHours: 0 })
    expect(await findApiClient(later(nobody, 61), second, null)).toBeNull()
    expect(await findApiClient(later(nobody, 61), third, null)).not.toBeNull()
    expect(await auditOf(clientId)).toContain('api-client.key-rotated')
  })

  it('changes and ends by version; ended, no key of it works', async () => {
    const { clientId, clientKey } = await createApiClient(manager, client())
    await saveApiClient(manager, { ...client({ asksSecondFactor: 'on' }), clientId, version: 1 })
    expect((await findApiClient(nobody, clientKey, null))?.asksSecondFactor).toBe(true)
    await expect(saveApiClient(manager, { ...client(), clientId, version: 1 })).rejects.toThrow(Conflict)
    await expect(endApiClient(manager, { clientId, version: 1 })).rejects.toThrow(Conflict)
    await endApiClient(manager, { clientId, version: 2 })
    expect(await findApiClient(nobody, clientKey, null)).toBeNull()
    await expect(rotateClientKey(manager, { clientId, overlapHours: 0 })).rejects.toThrow(Conflict)
    expect(await auditOf(clientId)).toEqual(
      expect.arrayContaining(['api-client.created', 'api-client.changed', 'api-client.ended']),
    )
  })

  it('has a name of its own among those in use', async () => {
    const { clientId } = await createApiClient(manager, client({ name: 'Twice' }))
    await expect(createApiClient(manager, client({ name: 'twice' }))).rejects.toMatchObject({
      fields: { name: { key: 'errors.apiClient.nameTaken' } },
    })
    await endApiClient(manager, { clientId, version: 1 })
    await createApiClient(manager, client({ name: 'Twice' }))
  })

  it('is counted, with its last refusals only', async () => {
    const { clientId } = await createApiClient(manager, client({ name: 'Counted' }))
    const calling = (n: number): Ctx => ({ ...later(practice.visitor, n), requestId: `call-${n}` })
    await recordUse(calling(0), clientId, null)
    for (let n = 1; n <= 22; n += 1) {
      const refusal = { endpoint: 'auth/login', httpStatus: 401, eventCode: 0, reason: 'errors.login.wrong' }
      await recordUse(calling(n), clientId, refusal)
    }
    const { days, refusals } = await apiClientById(manager, clientId)
    expect(days.reduce((sum, day) => sum + day.requests, 0)).toBe(23)
    expect(days.reduce((sum, day) => sum + day.errors, 0)).toBe(22)
    expect(refusals).toHaveLength(20)
    expect(refusals[0]).toMatchObject({ reference: 'call-22', endpoint: 'auth/login' })
    expect((await listApiClients(manager)).find(({ id }) => id === clientId)).toMatchObject({
      requests: 23,
      errors: 22,
      lastRefusal: { endpoint: 'auth/login', eventCode: 0 },
      fortnight: expect.arrayContaining([{ day: days[0]?.day, requests: 23, errors: 22 }]),
    })
    const unused = await createApiClient(manager, client())
    const [listed] = (await listApiClients(manager)).filter(({ id }) => id === unused.clientId)
    expect(listed).toMatchObject({ requests: 0, lastAt: null, lastRefusal: null })
    expect(listed?.fortnight).toHaveLength(14)
  })

  it('counts each of many calls at once', async () => {
    const { clientId } = await createApiClient(manager, client())
    await Promise.all(
      Array.from({ length: 32 }, (_, n) => recordUse(later(practice.visitor, n / 1000), clientId, null)),
    )
    const { days } = await apiClientById(manager, clientId)
    expect(days.reduce((sum, day) => sum + day.requests, 0)).toBe(32)
  })

  it('is no business of another practice', async () => {
    const { clientId } = await createApiClient(manager, client())
    const other = (await makePractice(connection.db)).as('manager')
    await expect(apiClientById(other, clientId)).rejects.toThrow('Not found')
    await expect(saveApiClient(other, { ...client(), clientId, version: 1 })).rejects.toThrow(Conflict)
    await expect(rotateClientKey(other, { clientId, overlapHours: 0 })).rejects.toThrow(Conflict)
  })

  it('is set up by managers alone', async () => {
    for (const ctx of [practice.as('receptionist'), practice.as('clinician'), practice.visitor]) {
      await expect(createApiClient(ctx, client())).rejects.toThrow(Forbidden)
      await expect(endApiClient(ctx, { clientId: newId(), version: 1 })).rejects.toThrow(Forbidden)
      await expect(listApiClients(ctx)).rejects.toThrow(Forbidden)
      expect(can(ctx.actor, 'api-client:view')).toBe(false)
      expect(can(ctx.actor, 'api-client:edit')).toBe(false)
    }
    expect(can(practice.visitor.actor, 'portal-api:call')).toBe(true)
    expect(can(manager.actor, 'portal-api:call')).toBe(false)
  })
})

describe('the settings of a client', () => {
  it('are refused with their reasons', () => {
    const refused = CreateApiClient.safeParse({
      name: ' ',
      allowedOrigins: 'ftp://x',
      allowedNetworks: '10.0.0.0/8\nx',
    })
    const messages = refused.error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(messages).toEqual(
      expect.arrayContaining([
        ['name', 'errors.apiClient.nameRequired'],
        ['portal', 'errors.apiClient.portalRequired'],
        ['allowedOrigins', 'errors.apiClient.origin|{"line":"ftp://x"}'],
        ['allowedNetworks', 'errors.apiClient.network|{"line":"x"}'],
      ]),
    )
  })
})
