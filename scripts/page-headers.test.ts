import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const preload = path.join(import.meta.dirname, 'page-headers.mjs')
const echo = `
  import { createServer } from 'node:http'
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`
let server: ChildProcess | undefined

afterEach(() => server?.kill())

async function ask(target: string, init: RequestInit = {}, appUrl = 'http://localhost') {
  server = spawn(process.execPath, ['--import', preload, '--input-type=module', '-e', echo], {
    env: { ...process.env, NODE_ENV: 'production', APP_URL: appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!server.stdout) throw new Error('no output')
  const [port] = await once(server.stdout, 'data')
  const origin = `http://127.0.0.1:${String(port).trim()}`
  const response = await fetch(`${origin}${target}`, init)
  const seen: Record<string, string> = await response.json()
  return { origin, seen, headers: response.headers }
}

const nonceOf = (policy: string | null | undefined) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

describe('what every request and answer carry, over a real socket', () => {
  it('is a policy with a nonce that the page finds too, whatever the caller sent', async () => {
    const sent = { 'content-security-policy': "script-src 'nonce-forged'", 'x-enrol-visit': 'forged' }
    const { seen, headers } = await ask('/p/riverside', { headers: sent })
    const nonce = nonceOf(headers.get('content-security-policy'))
    expect(nonce).toMatch(/^[\w+/]{24}$/)
    expect(nonceOf(seen['content-security-policy'])).toBe(nonce)
    expect(seen['x-enrol-visit']).toBe(nonce)
    expect(headers.get('content-security-policy')).not.toContain('unsafe-eval')
  })

  it('is another nonce each time', async () => {
    const first = await ask('/')
    server?.kill()
    const second = await ask('/')
    expect(first.seen['x-enrol-visit']).not.toBe(second.seen['x-enrol-visit'])
  })

  it.each([
    ['/portal/details', '/portal/details', ''],
    ['/admin/patients?search=7&_rsc=1a2b', '/admin/patients', '?search=7'],
    ['/p/riverside?_rsc=x', '/p/riverside', ''],
    ['/p/river.side?a=1?b', '/p/river.side', '?a=1?b'],
  ])('tells %s as path %s and query "%s"', async (target, at, search) => {
    const { seen } = await ask(target, { headers: { 'x-enrol-path': '/forged', 'x-enrol-search': '?forged' } })
    expect(seen).toMatchObject({ 'x-enrol-path': at, 'x-enrol-search': search })
  })

  it('forbids frames, guessing of types and referrers, for files too', async () => {
    const { headers } = await ask('/_next/static/a.js')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('asks for https where the installation has it', async () => {
    const { headers } = await ask('/', {}, 'https://enrol.example')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  it.each([
    ['from the same site', 'same-origin', true],
    ['from a browser too old to say', undefined, true],
    ['from another site', 'cross-site', false],
    ['from a sibling site', 'same-site', false],
  ])('gives a post without an origin %s ours: %s %s', async (_name, site, ours) => {
    const headers = { origin: 'null', ...(site ? { 'sec-fetch-site': site } : {}) }
    const { origin, seen } = await ask('/p/riverside', { method: 'POST', headers })
    expect(seen.origin).toBe(ours ? origin : 'null')
  })

  it('leaves an origin that is told as it is', async () => {
    const { seen } = await ask('/', { method: 'POST', headers: { origin: 'https://evil.example' } })
    expect(seen.origin).toBe('https://evil.example')
  })
})
