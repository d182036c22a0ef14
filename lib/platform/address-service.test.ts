import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressesOf, type ServiceAccess, suggested, suggestions } from './address-service'

const written = {
  ...{ line_1: '10 Downing Street', line_2: '', line_3: '', post_town: 'LONDON', county: '', country: 'England' },
  ...{ postcode: 'SW1A 2AA', udprn: 23747771 },
}

let server: Server
let access: ServiceAccess
let asked: { path: string; key: string | undefined }[] = []
/** What the service does next; null never answers. */
let answer: { status: number; body: string; headers?: Record<string, string> } | null

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', key: request.headers.authorization })
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  access = { url: `http://127.0.0.1:${port}/v1/`, key: 'secret-key', timeoutMs: 2000 }
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const says = (body: unknown, status = 200) => {
  asked = []
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

describe('the address service', () => {
  it('is asked for a postcode, with the key in a header and not in the address', async () => {
    says({ code: 2000, message: 'Success', result: [written] })
    expect(await addressesOf(access, 'SW1A 2AA')).toMatchObject([{ line_1: '10 Downing Street' }])
    expect(asked).toEqual([{ path: '/v1/postcodes/SW1A%202AA', key: 'IDEALPOSTCODES api_key="secret-key"' }])
  })

  it('is asked for words, and then for the parts of one suggestion', async () => {
    says({ code: 2000, result: { hits: [{ id: 'paf_1', suggestion: '10 Downing Street, SW1A', urls: {} }] } })
    expect(await suggestions(access, '10 down&ing')).toEqual([{ id: 'paf_1', suggestion: '10 Downing Street, SW1A' }])
    expect(asked[0]?.path).toBe('/v1/autocomplete/addresses?query=10%20down%26ing')
    says({ code: 2000, result: written })
    expect(await suggested(access, 'paf/1')).toMatchObject({ postcode: 'SW1A 2AA' })
    expect(asked[0]?.path).toBe('/v1/autocomplete/addresses/paf%2F1/gbr')
  })

  it('answers nothing where it knows nothing, is out of order, says something else, or sends us elsewhere', async () => {
    for (const [body, status] of [
      [{ code: 4040, message: 'Postcode not found' }, 404],
      [{ code: 4010 }, 401],
      ['<html>', 502],
      ['{', 200],
      [{ result: [{ street: 1 }] }, 200],
    ] as const) {
      says(body, status)
      expect(await addressesOf(access, 'SW1A 2AA')).toEqual([])
    }
    answer = { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }
    expect(await suggestions(access, 'ten')).toEqual([])
  })

  it('answers nothing where it takes too long, or is not there', async () => {
    answer = null
    expect(await addressesOf({ ...access, timeoutMs: 100 }, 'SW1A 2AA')).toEqual([])
    expect(await suggested({ ...access, url: 'http://127.0.0.1:1' }, 'x')).toBeNull()
  })
})
