import type { CreateApiClient } from '@/lib/domain/api-clients/schema'
import { type ApiPractice, withClients } from './api-practice'
import { makeOwnPractice } from './own-practice'
import { test as base } from './test'

export type Sent = {
  body?: unknown
  /** A body as it goes over the wire, right or wrong. */
  raw?: string
  query?: Record<string, string | undefined>
  headers?: Record<string, string>
  verb?: string
  key?: string | null
  session?: string
  token?: string
}

export type Answer = {
  status: number
  headers: Headers
  text: string
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
}

/** A program of another company: calls the running server by `client-key`, from an address of its own. */
export type Program = ReturnType<typeof program>

export function program(server: string, clientKey: string, address: string) {
  async function call(path: string, sent: Sent = {}): Promise<Answer> {
    const { key = clientKey, query = {}, session, token } = sent
    const url = new URL(`${server}/patientportalapi/${path}`)
    if (key !== null) url.searchParams.set('client-key', key)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value)
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body))
    const response = await fetch(url, {
      method: sent.verb ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        'x-forwarded-for': address,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(session ? { 'x-session-id': session } : {}),
        ...(token ? { 'x-token': token } : {}),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const json = text.startsWith('{') ? JSON.parse(text) : {}
    return { status: response.status, headers: response.headers, text, result: json.result, error: json.error ?? null }
  }
  return { call, clientKey }
}

/** A refusal with its event and status, whole as the envelope has it. */
export const event = (eventCode: number, status: number, more: object = {}) => ({
  status,
  error: { EventCode: eventCode, HttpStatusCode: status, ...more },
})

type PerTest = {
  /** A client of `api`, as a program that calls from this test's address. */
  portal: Program
  /** Another client of the practice, made as wanted. */
  another: (change: Partial<CreateApiClient>) => Promise<Program>
}

/** The browser tests' test, with a practice whose patients come by programs. */
export const test = base.extend<PerTest, { api: ApiPractice; apiKey: string }>({
  api: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const { end, ...practice } = await makeOwnPractice()
      await use(await withClients(practice))
      await end()
    },
    { scope: 'worker' },
  ],
  apiKey: [async ({ api }, use) => use(await api.newClient()), { scope: 'worker' }],
  portal: async ({ baseURL, apiKey, address }, use) => use(program(baseURL ?? '', apiKey, address)),
  another: async ({ api, baseURL, address }, use) =>
    use(async (change) => program(baseURL ?? '', await api.newClient(change), address)),
})

export { expect } from '@playwright/test'
