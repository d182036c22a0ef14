import { describe, expect, it } from 'vitest'
import { readAddress } from './read-address'
import { networkAllowed, readNetwork } from './read-networks'
import { originAllowed, readOrigin } from './read-origins'

describe('an origin', () => {
  it.each([
    ['https://Portal.example.com/', 'https://portal.example.com'],
    ['https://portal.example.com:443', 'https://portal.example.com'],
    ['https://portal.example.com:8443', 'https://portal.example.com:8443'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['http://portal.example.com', null],
    ['https://portal.example.com:*', null],
    ['https://portal.example.com/path', null],
    ['*', null],
    ['null', null],
    ['javascript:alert(1)', null],
  ])('%s is read as %s', (typed, read) => {
    expect(readOrigin(typed)).toBe(read)
  })

  it('is allowed as written, and a loopback one by any port', () => {
    const allowed = ['https://portal.example.com', 'http://localhost:*']
    expect(originAllowed(allowed, 'https://portal.example.com')).toBe(true)
    expect(originAllowed(allowed, 'http://localhost:54321')).toBe(true)
    expect(originAllowed(allowed, 'http://localhost')).toBe(true)
    for (const other of [
      'https://evil.example',
      'https://portal.example.com.evil.example',
      'http://127.0.0.1:3000',
      'null',
    ])
      expect(originAllowed(allowed, other)).toBe(false)
  })
})

describe('the address of a website', () => {
  it.each([
    ['https://Portal.example.com/', 'https://portal.example.com'],
    ['https://portal.example.com/app/', 'https://portal.example.com/app'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://portal.example.com', null],
    ['https://portal.example.com/#/home', null],
    ['https://somebody@portal.example.com', null],
    ['javascript:alert(1)', null],
    ['portal.example.com', null],
  ])('%s is read as %s', (typed, read) => {
    expect(readAddress(typed)).toBe(read)
  })
})

describe('a network', () => {
  it.each([
    ['192.0.2.0/24', '192.0.2.0/24'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['192.0.2.0/33', null],
    ['192.0.2', null],
    ['192.0.2.0/24/8', null],
    ['example.com', null],
  ])('%s is read as %s', (typed, read) => {
    expect(readNetwork(typed)).toBe(read)
  })

  it('holds its addresses, mapped ones too, and no others', () => {
    const allowed = ['192.0.2.0/24', '2001:db8::/32']
    for (const inside of ['192.0.2.255', '::ffff:192.0.2.1', '2001:db8::9'])
      expect(networkAllowed(allowed, inside)).toBe(true)
    for (const outside of ['192.0.3.1', '2001:db9::1', '', null]) expect(networkAllowed(allowed, outside)).toBe(false)
    expect(networkAllowed([], null)).toBe(true)
  })
})
