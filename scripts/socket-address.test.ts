import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const preload = path.join(import.meta.dirname, 'socket-address.mjs')
const echo = `
  import { createServer } from 'node:http'
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`
let server: ChildProcess | undefined

afterEach(() => server?.kill())

async function headersSeen(trusted: string, headers: Record<string, string>): Promise<Record<string, string>> {
  server = spawn(process.execPath, ['--import', preload, '--input-type=module', '-e', echo], {
    env: { ...process.env, TRUSTED_PROXIES: trusted },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!server.stdout) throw new Error('no output')
  const [port] = await once(server.stdout, 'data')
  const response = await fetch(`http://127.0.0.1:${String(port).trim()}/`, { headers })
  return response.json()
}

describe("the caller's address, over a real socket", () => {
  it('is the address of the socket when the header is forged', async () => {
    const seen = await headersSeen('', { 'X-Forwarded-For': '203.0.113.9', 'X-Real-IP': '203.0.113.9' })
    expect(seen['x-forwarded-for']).toBe('127.0.0.1')
    expect(seen['x-real-ip']).toBeUndefined()
  })

  it('is the address of the socket when there is no header', async () => {
    expect((await headersSeen('10.0.0.0/8', {}))['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('does not let a caller choose the host or the scheme', async () => {
    const seen = await headersSeen('', {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'for=1.2.3.4',
    })
    expect(seen).not.toHaveProperty('x-forwarded-host')
    expect(seen).not.toHaveProperty('x-forwarded-proto')
    expect(seen).not.toHaveProperty('forwarded')
  })

  it.each([
    ['one proxy', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['a forged hop before a proxy', '127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['two proxies', '127.0.0.0/8,10.0.0.0/8', '198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['a port and brackets', '127.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
    ['only proxies', '127.0.0.1,10.0.0.0/8', '10.0.0.7', '10.0.0.7'],
    ['nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ])('behind %s is the right-most address that is no proxy', async (_name, trusted, header, expected) => {
    expect((await headersSeen(trusted, { 'X-Forwarded-For': header }))['x-forwarded-for']).toBe(expected)
  })

  it('keeps what a trusted proxy says of host and scheme', async () => {
    const seen = await headersSeen('127.0.0.1', { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'enrol.example' })
    expect(seen).toMatchObject({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'enrol.example' })
  })
})
