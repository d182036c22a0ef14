import { originAllowed } from '@/lib/domain/api-clients/read-origins'
import { env } from '@/lib/platform/env'

/** Lets the page of an allowed site read the answer, with its cookies. */
export function allowOrigin(headers: Headers, origin: string | null): void {
  headers.append('Vary', 'Origin')
  if (!origin) return
  headers.set('Access-Control-Allow-Origin', origin)
  headers.set('Access-Control-Allow-Credentials', 'true')
  headers.set('Access-Control-Expose-Headers', 'x-session-id')
}

/**
 * The answer to a browser that asks before it calls. It comes without key or cookie, so it allows any site to ask; the
 * call itself is judged by its client's list.
 */
export function preflight(request: Request): Response {
  const headers = new Headers({
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'content-type, x-session-id, x-token',
    'Access-Control-Max-Age': '600',
  })
  allowOrigin(headers, request.headers.get('origin'))
  return new Response(null, { status: 204, headers })
}

/** Whether a call from this page may be served; servers send no origin. */
export function mayCall(request: Request, allowed: string[]): boolean {
  const origin = request.headers.get('origin')
  return origin === null || origin === new URL(env.APP_URL).origin || originAllowed(allowed, origin)
}
