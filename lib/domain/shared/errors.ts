import type { Message } from './message'

export type FieldErrors = Record<string, Message>

export class DomainError extends Error {}

/** The actor may not do this. */
export class Forbidden extends DomainError {
  constructor(readonly permission: string) {
    super(`Not allowed: ${permission}`)
  }
}

/** There is no such thing, or not for this actor: both look the same. */
export class NotFound extends DomainError {
  constructor(readonly what: string) {
    super(`Not found: ${what}`)
  }
}

/** Somebody else was first, or the thing is no longer in the state this needs; and what the form carries the next time. */
export class Conflict extends DomainError {
  constructor(
    readonly reason: Message,
    readonly fields: FieldErrors = {},
    readonly carried: Record<string, string> = {},
  ) {
    super(`Conflict: ${reason.key}`)
  }
}

/** The input is not right; says which fields and why, and what the form shows and carries the next time. */
export class Invalid extends DomainError {
  constructor(
    readonly fields: FieldErrors,
    readonly carried: Record<string, string> = {},
  ) {
    super(`Invalid: ${Object.keys(fields).join(', ')}`)
  }
}

/** Too many tries; `retryAfter` is in seconds. */
export class RateLimited extends DomainError {
  constructor(readonly retryAfter: number) {
    super('Too many tries')
  }
}

/** Cannot be served now; trying again later is right. */
export class Unavailable extends DomainError {
  constructor(what: string) {
    super(`Unavailable: ${what}`)
  }
}
