import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sections } from '@/app/patientportalapi/sections'
import { bundle } from './build'
import { PatientPortalAPI } from './patient-portal-api'

/** A server that writes down what it is asked, and answers as it is told. */
let server: Server
let base: string
let asked: { call: string; url: URL; headers: Record<string, unknown>; body: string }[] = []
let answer: { status: number; body: string; headers?: Record<string, string> }
const ok = (result: unknown, headers = {}) => ({ status: 200, body: JSON.stringify({ status: 'ok', result }), headers })

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const url = new URL(request.url ?? '', 'http://localhost')
    const path = url.pathname.replace('/patientportalapi/', '')
    asked.push({ call: `${request.method} ${path}`, url, headers: request.headers, body })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((closed) => server.close(closed)))

function client() {
  asked = []
  answer = ok('')
  const portal = new PatientPortalAPI(base)
  portal.setClientKey('key')
  return portal
}

type Methods = Record<string, (params: object) => Promise<unknown>>

/** Every method of every section of a client, by name. */
function methodsOf(portal: PatientPortalAPI): [string, () => Promise<unknown>][] {
  return Object.entries(portal).flatMap(([name, section]: [string, Methods]) => {
    const prototype: object = Object.getPrototypeOf(section)
    const own = Object.getOwnPropertyNames(prototype).filter(
      (one) => !['constructor', 'ofCode', 'registering', 'step'].includes(one),
    )
    if (name === 'connection') return []
    return own.map((one): [string, () => Promise<unknown>] => [
      `${name}.${one}`,
      () => section[one]?.({}) ?? Promise.reject(),
    ])
  })
}

describe('the library', () => {
  it('has a method for every call of the API, and calls nothing else', async () => {
    const portal = client()
    for (const [, call] of methodsOf(portal)) await call()
    const known = Object.entries(sections).flatMap(([section, methods]) =>
      Object.entries(methods).flatMap(([method, ends]) => ends.map(({ verb }) => `${verb} ${section}/${method}`)),
    )
    expect([...new Set(asked.map(({ call }) => call))].sort()).toEqual(known.sort())
  })

  it('turns camel case into the wire’s names, and adds the key', async () => {
    const portal = client()
    await portal.auth.getAllowedTitles({ regCode: 'A b', membershipCode: null, isOH: false })
    expect(asked[0]?.url.search).toBe('?client-key=key&reg-code=A+b&is-oh=false')
    await portal.auth.registerPatient({ regCode: '1234', demog: { Name: 'John' }, isOH: true })
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ regCode: '1234', demog: { Name: 'John' }, 'is-oh': true })
  })

  it('keeps session and token by itself, and forgets them after logout', async () => {
    const portal = client()
    answer = ok({ ActivationType: 1, SessionID: 'first' }, { 'x-session-id': 'first' })
    await portal.auth.registerPatient({ regCode: '1', demog: {} })
    answer = ok({ SessionID: 'second', Token: 'token' })
    await portal.auth.login({ username: 'a', password: 'b' })
    expect(asked[1]?.headers).toMatchObject({ 'x-session-id': 'first' })
    answer = ok('')
    await portal.auth.logout()
    expect(asked[2]?.headers).toMatchObject({ 'x-session-id': 'second', 'x-token': 'token' })
    await portal.auth.getConfig()
    expect(asked[3]?.headers).not.toHaveProperty('x-token')
  })

  it('answers a promise that also has done, fail and always', async () => {
    const portal = client()
    answer = ok(['Mr'])
    const heard: unknown[] = []
    await portal.patient
      .getAllowedTitles()
      .done((titles) => heard.push(titles))
      .always(() => heard.push('always'))
    const Fields = [{ Path: 'regCode', Code: 'code.unknown', Text: 'no' }]
    answer = {
      status: 400,
      body: JSON.stringify({ status: 'error', error: { Message: 'no', EventCode: 0, HttpStatusCode: 400, Fields } }),
    }
    await portal.auth
      .getRegCodeInfo({ regCode: 'x' })
      .fail((error) => heard.push(error.Message))
      .catch(() => heard.push('caught'))
    expect(heard).toEqual([['Mr'], 'always', 'no', 'caught'])
    answer = { status: 502, body: '<html>' }
    await expect(portal.auth.getConfig()).rejects.toMatchObject({ HttpStatusCode: 502, EventCode: 0, Fields: [] })
    await expect(new PatientPortalAPI('http://127.0.0.1:1').auth.getConfig()).rejects.toMatchObject({
      HttpStatusCode: 0,
    })
  })

  it.each(['js', 'mjs'] as const)('is built: run `npm run sdk` after changing it (%s)', async (kind) => {
    expect(await bundle(kind)).toBe(readFileSync(`public/scripts/patientportalapi-1.1.${kind}`, 'utf8'))
  })
})
