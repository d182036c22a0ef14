import { NextRequest } from 'next/server.js'
import { describe, expect, it } from 'vitest'
import { clientKeyOf, sessionCookieHeader, sessionIdOf, tokenOf } from './credentials'

const asked = (query: string, headers: Record<string, string> = {}) =>
  new NextRequest(`http://localhost:3000/patientportalapi/auth/config${query}`, { headers })

describe('credentials', () => {
  it('stand in more than one place, of which the newer one counts', () => {
    const cookie = 'Client-key=of-cookie; ASP.NET_SessionId=session-of-cookie'
    expect(clientKeyOf(asked('?client-key=of-query', { cookie }))).toBe('of-query')
    expect(clientKeyOf(asked('?client-key=', { cookie }))).toBe('of-cookie')
    expect(clientKeyOf(asked(''))).toBeNull()
    const body = { SessionId: 'of-body', Token: 'of-body' }
    expect(sessionIdOf(asked('', { cookie, 'x-session-id': 'of-header' }), body)).toBe('of-header')
    expect(sessionIdOf(asked('', { cookie }), body)).toBe('of-body')
    expect(sessionIdOf(asked('', { cookie }), { SessionId: ['of-body'] })).toBe('session-of-cookie')
    expect(tokenOf(asked('?token=of-query', { 'x-token': 'of-header' }), body)).toBe('of-header')
    expect(tokenOf(asked('?token=of-query'), body)).toBe('of-body')
    expect(tokenOf(asked('?token=of-query'), {})).toBe('of-query')
  })

  it('of a session are a cookie that pages of other sites may send over https alone', () => {
    expect(sessionCookieHeader('id', true)).toBe(
      'ASP.NET_SessionId=id; Path=/patientportalapi; HttpOnly; SameSite=None; Secure',
    )
    expect(sessionCookieHeader('id', false)).toBe(
      'ASP.NET_SessionId=id; Path=/patientportalapi; HttpOnly; SameSite=Lax',
    )
    expect(sessionCookieHeader(null, true)).toBe(
      'ASP.NET_SessionId=; Path=/patientportalapi; HttpOnly; SameSite=None; Secure; Max-Age=0',
    )
  })
})
