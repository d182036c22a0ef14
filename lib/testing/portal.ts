import { NextRequest } from 'next/server.js'
import { sections } from '@/app/patientportalapi/sections'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import type { CreateApiClient } from '@/lib/domain/api-clients/schema'
import type { Ctx } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { portalDoor } from '@/lib/web/portal-api/door'
import type { TestPractice } from './people'

type Sent = {
  body?: unknown
  /** A body as it goes over the wire, right or wrong. */
  raw?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  verb?: string
  key?: string | null
  session?: string | null
  token?: string | null
  seconds?: number
}

type Answer = {
  status: number
  headers: Headers
  result: Record<string, unknown>
  error: {
    Message: string
    EventType: number
    EventCode: number
    HttpStatusCode: number
    Description: string | null
    ReferenceNumber: string
    Fields: { Path: string; Code: string; Text: string }[]
  } | null
  text: string
}

/** The portal API of a practice, called as a program does, without a server in between. */
export async function openPortal(practice: TestPractice, settings: Partial<CreateApiClient> = {}) {
  const { clientId, clientKey } = await createApiClient(practice.as('manager'), {
    name: `Client ${newId()}`,
    portal: 'patient',
    allowedOrigins: ['http://localhost:*'],
    allowedNetworks: [],
    portalAddress: null,
    discloses10001: true,
    asksSecondFactor: false,
    requestsPerMinute: 100_000,
    registrationsPerHour: 100_000,
    ...settings,
  })
  const door = portalDoor(sections)

  async function call(path: string, sent: Sent = {}): Promise<Answer> {
    const { key = clientKey, session, token, query = {}, seconds = 0 } = sent
    const address = new URL(`http://localhost:3000/patientportalapi/${path}`)
    if (key !== null) address.searchParams.set('client-key', key)
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
    const body = sent.raw ?? (sent.body === undefined ? null : JSON.stringify(sent.body))
    const request = new NextRequest(address, {
      method: sent.verb ?? (body === null ? 'GET' : 'POST'),
      headers: {
        ...(session ? { 'x-session-id': session } : {}),
        ...(token ? { 'x-token': token } : {}),
        ...sent.headers,
      },
      body,
    })
    const now = new Date(practice.visitor.now.getTime() + seconds * 1000)
    const actor = { kind: 'anyone' as const, address: '192.0.2.1' }
    const ctx: Ctx = { ...practice.visitor, practiceId: null, actor, now, requestId: newId() }
    const response = await door(ctx, { request })
    const text = await response.text()
    const json = text ? JSON.parse(text) : {}
    return { status: response.status, headers: response.headers, result: json.result, error: json.error ?? null, text }
  }

  return { call, clientId, clientKey }
}
