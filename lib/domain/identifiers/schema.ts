import * as z from 'zod'
import { message } from '@/lib/domain/shared/fields'
import { checkIdentifier } from './check-identifier'
import type { IdentifierScheme } from './vocabulary'

/** A national number that may be left out, kept as its ten digits. */
export const optionalIdentifier = (scheme: IdentifierScheme) =>
  z
    .string({ error: 'errors.invalid' })
    .nullish()
    .transform((typed, ctx) => (typed?.trim() ? read(scheme, typed, ctx) : undefined))

/** A national number the practice insists on. */
export const identifier = (scheme: IdentifierScheme) =>
  z.string({ error: `errors.${scheme}.required` }).transform((typed, ctx) => read(scheme, typed, ctx))

function read(scheme: IdentifierScheme, typed: string, ctx: z.RefinementCtx): string {
  const checked = checkIdentifier(scheme, typed)
  if (checked.ok) return checked.value
  ctx.addIssue({ code: 'custom', message: message(checked.message.key, checked.message.params) })
  return z.NEVER
}
