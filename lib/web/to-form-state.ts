import type { FormState } from '@/components/form/form-state'
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
import { inWords, type Translate } from './words'

type Values = Record<string, string | string[]>

function rejected(t: Translate, values: Values, fields: FieldErrors, form: string[]): FormState {
  const fieldErrors = Object.fromEntries(Object.entries(fields).map(([name, message]) => [name, inWords(t, message)]))
  return { status: 'rejected', values, fieldErrors, formErrors: form }
}

/** Puts one of the six errors into words at its field. Anything else is shown as its reference only, keeping what was typed. */
export function toFormState(error: unknown, t: Translate, values: Values, reference: string): FormState {
  if (!(error instanceof DomainError)) return rejected(t, values, {}, [t('errors.unexpected', { reference })])
  if (error instanceof Invalid) return rejected(t, { ...values, ...error.carried }, error.fields, [])
  if (error instanceof Conflict) {
    const atFields = Object.keys(error.fields).length > 0
    return rejected(t, { ...values, ...error.carried }, error.fields, atFields ? [] : [inWords(t, error.reason)])
  }
  if (error instanceof RateLimited) {
    return rejected(t, values, {}, [t('errors.tooMany', { minutes: Math.ceil(error.retryAfter / 60) })])
  }
  if (error instanceof Unavailable) return rejected(t, values, {}, [t('errors.unavailable')])
  if (error instanceof NotFound) return rejected(t, values, {}, [t('errors.notFound')])
  if (error instanceof Forbidden) return rejected(t, values, {}, [t('errors.forbidden')])
  return rejected(t, values, {}, [t('errors.unexpected', { reference })])
}
