import * as z from 'zod/mini'
import { message } from '@/lib/domain/shared/fields'
import { checkIdentifier } from './check-identifier'
import type { IdentifierScheme } from './vocabulary'

/** A national number that may be left out, kept as its ten digits. */
export const optionalIdentifier = (scheme: IdentifierScheme) =>
  z.pipe(
    z.nullish(z.string({ error: 'errors.invalid' })),
    z.transform((typed: string | null | undefined, ctx) => (typed?.trim() ? read(scheme, typed, ctx) : undefined)),
  )

/** A national number the practice insists on. */
export const identifier = (scheme: IdentifierScheme) =>
  z.pipe(
    z.string({ error: `errors.${scheme}.required` }),
    z.transform((typed: string, ctx) => read(scheme, typed, ctx)),
  )

function read(scheme: IdentifierScheme, typed: string, ctx: z.core.ParsePayload): string {
  const checked = checkIdentifier(scheme, typed)
  if (checked.ok) return checked.value
  ctx.issues.push({ code: 'custom', message: message(checked.message.key, checked.message.params), input: typed })
  return z.NEVER
}
