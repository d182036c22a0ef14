import {
  Conflict,
  DomainError,
  type FieldErrors,
  Forbidden,
  Invalid,
  NotFound,
  RateLimited,
  Unavailable,
} from '@/lib/domain/shared/errors'
import type { Message } from '@/lib/domain/shared/message'

/** The published event codes of the compatible API (Meddbase, *Error handling*). */
export const events = {
  unspecified: 0,
  missing: 1,
  format: 2,
  keyMissing: 3,
  keyInvalid: 4,
  section: 5,
  method: 6,
  body: 7,
  notSignedIn: 8,
  companyMissing: 9,
  starting: 10,
  token: 11,
  markup: 12,
  network: 13,
  blocked: 14,
  accountExists: 10001,
} as const

export type FieldProblem = { path: string; message: Message }

/** A refusal as the compatible API knows them: an event, an HTTP status, and what is said. */
export class PortalError extends DomainError {
  constructor(
    readonly eventCode: number,
    readonly httpStatus: number,
    readonly reason: Message,
    readonly fields: FieldProblem[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(`Portal event ${eventCode}: ${reason.key}`)
  }
}

/**
 * Which event a problem at a field is: 1 for what is missing, 2 for what cannot be read, 0 for what our rules refuse. A
 * missing password is documented as 0, a missing company as 9.
 */
export function fieldEvent({ key }: Message): number {
  if (key === 'errors.api.companyMissing') return events.companyMissing
  if (/^errors\.(password|code|login|activation)/.test(key)) return events.unspecified
  return /\.(required|missing|\w+Missing)$/.test(key) ? events.missing : events.format
}

/** Any of our six errors as a refusal of this API; null for one nobody expected. `paths` has the wire's names of fields. */
export function toPortalError(error: unknown, paths: Record<string, string>): PortalError | null {
  if (error instanceof PortalError) return error
  if (error instanceof Invalid) return atFields(error.fields, paths)
  if (error instanceof Conflict) {
    const exists = error.reason.key === 'errors.registration.accountExists'
    return exists
      ? new PortalError(events.accountExists, 409, error.reason)
      : new PortalError(events.unspecified, 400, error.reason, problems(error.fields, paths))
  }
  if (error instanceof RateLimited) {
    const reason = { key: 'errors.tooMany', params: { minutes: Math.ceil(error.retryAfter / 60) } }
    return new PortalError(events.unspecified, 429, reason, [], { 'Retry-After': String(error.retryAfter) })
  }
  if (error instanceof NotFound) return new PortalError(events.unspecified, 404, { key: 'errors.notFound' })
  if (error instanceof Forbidden) return new PortalError(events.unspecified, 403, { key: 'errors.forbidden' })
  if (error instanceof Unavailable)
    return new PortalError(events.starting, 503, { key: 'errors.unavailable' }, [], { 'Retry-After': '5' })
  return null
}

function atFields(fields: FieldErrors, paths: Record<string, string>): PortalError {
  const found = problems(fields, paths)
  const reason = found[0]?.message ?? { key: 'errors.invalid' }
  const locked = found.find(({ message }) => message.key === 'errors.login.locked')
  if (locked) return new PortalError(events.blocked, 403, locked.message)
  // Said to everybody alike: whoever registered with an email that was known finishes from the mailbox.
  if (reason.key === 'errors.login.wrong')
    return new PortalError(events.unspecified, 401, { key: 'errors.api.wrongSignIn' })
  return new PortalError(fieldEvent(reason), 400, reason, found)
}

function problems(fields: FieldErrors, paths: Record<string, string>): FieldProblem[] {
  const found = Object.entries(fields).map(([name, message]) => ({ path: paths[name] ?? name, message }))
  // Two of our fields may be one of the wire's; what is wrong there is said once.
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index)
}
