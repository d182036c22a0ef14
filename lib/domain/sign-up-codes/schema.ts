import * as z from 'zod'
import { optionalCalendarDate, optionalWholeNumber, text, wholeNumber } from '@/lib/domain/shared/fields'

/** A code as a practice would write it on a poster: 4 to 30 letters and digits, with spaces or hyphens between. */
export const codeShape = /^(?=(?:[^\p{L}\p{N}]*[\p{L}\p{N}]){4})[\p{L}\p{N}][\p{L}\p{N}\p{M} _-]{3,29}$/u

const id = (key = 'errors.invalid') => z.uuid({ error: key })
const version = () => wholeNumber(1, 2_000_000_000, 'errors.invalid')
const window = {
  totalLimit: z.optional(optionalWholeNumber(1, 1_000_000)),
  opens: z.optional(optionalCalendarDate()),
  closes: z.optional(optionalCalendarDate()),
}

export const CreateSignUpCode = z.object({
  chargebandId: id('errors.signUpCode.chargeband'),
  code: text('errors.signUpCode.required', 60).check(
    z.refine((typed) => codeShape.test(typed), { error: 'errors.signUpCode.format' }),
  ),
  ...window,
})
export type CreateSignUpCode = z.output<typeof CreateSignUpCode>

export const EditSignUpCode = z.object({ signUpCodeId: id(), version: version(), ...window })
export type EditSignUpCode = z.output<typeof EditSignUpCode>

export const MoveSignUpCode = z.object({ signUpCodeId: id(), version: version() })
export type MoveSignUpCode = z.output<typeof MoveSignUpCode>
