import type { NextRequest } from 'next/server'

type Body = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** The client key, from the query or the cookie. */
export function clientKeyOf(request: NextRequest): string | null {
  return request.nextUrl.searchParams.get('client-key') || request.cookies.get('Client-key')?.value || null
}

/** The session id: its header, else the older ways, the body and the cookie. */
export function sessionIdOf(request: NextRequest, body: Body): string | null {
  return (
    request.headers.get('x-session-id') || text(body.SessionId) || request.cookies.get(sessionCookie)?.value || null
  )
}

/** The token against forged requests: its header, else the older ways, the body and the query. */
export function tokenOf(request: NextRequest, body: Body): string | null {
  return request.headers.get('x-token') || text(body.Token) || request.nextUrl.searchParams.get('token') || null
}

export const sessionCookie = 'ASP.NET_SessionId'

/** Pages of other sites send the cookie only where it says so, which browsers allow over https alone. */
export function sessionCookieHeader(id: string | null, secure: boolean): string {
  const site = secure ? 'SameSite=None; Secure' : 'SameSite=Lax'
  const life = id === null ? '; Max-Age=0' : ''
  return `${sessionCookie}=${id ?? ''}; Path=/patientportalapi; HttpOnly; ${site}${life}`
}
