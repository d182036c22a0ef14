import {
  Conflict,
  DomainError,
  Forbidden,
  Invalid,
  NotFound,
  RateLimited,
  Unavailable,
} from '@/lib/domain/shared/errors'

/** One of the six errors as an HTTP answer; anything else is logged and shown as its reference only. */
export function toResponse(error: unknown, reference: string, unexpected: (error: unknown) => void): Response {
  if (error instanceof DomainError) {
    if (error instanceof Forbidden) return answer(403, { error: 'forbidden' })
    if (error instanceof NotFound) return answer(404, { error: 'not-found' })
    if (error instanceof Conflict) return answer(409, { error: error.reason.key, fields: error.fields })
    if (error instanceof Invalid) return answer(422, { error: 'invalid', fields: error.fields })
    if (error instanceof RateLimited)
      return answer(429, { error: 'too-many' }, { 'Retry-After': String(error.retryAfter) })
    if (error instanceof Unavailable) return answer(503, { error: 'unavailable' }, { 'Retry-After': '5' })
  }
  unexpected(error)
  return answer(500, { error: 'unexpected', reference })
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
}
