import * as z from 'zod'
import { readPrice } from '@/lib/domain/chargebands/schema'
import { choice, optionalWholeNumber, text, wholeNumber } from '@/lib/domain/shared/fields'
import { codeShape } from '@/lib/domain/sign-up-codes/schema'
import { billingFrequencies } from './vocabulary'

const id = () => z.uuid({ error: 'errors.invalid' })
const version = () => wholeNumber(1, 2_000_000_000, 'errors.invalid')
/** Ten million of the largest unit: more than anybody's membership, and far within whole numbers. */
const most = 1_000_000_000

const typedAmount = (missing: string) => z.union([z.string(), z.number()], { error: missing })

/** An amount typed in a form as `48` or `48.00`; programs and tests send minor units as a number. */
function readAmount(typed: string | number, ctx: z.RefinementCtx, missing?: string): number {
  const read = typeof typed === 'number' ? typed : readPrice(typed)
  const refuse = (message: string) => {
    ctx.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (read === undefined) return missing ? refuse(missing) : 0
  if (read === null || !Number.isInteger(read) || read < 0 || read > most) return refuse('errors.price.invalid')
  return read === 0 && missing ? refuse(missing) : read
}

const priceMissing = 'errors.membershipScheme.price'
const price = {
  net: typedAmount(priceMissing).transform((typed, ctx) => readAmount(typed, ctx, priceMissing)),
  tax: typedAmount('errors.price.invalid')
    .nullish()
    .transform((typed, ctx) => readAmount(typed ?? '', ctx)),
}

export const CreateScheme = z.object({
  chargebandId: id(),
  name: text('errors.membershipScheme.name', 150),
  code: text('errors.membershipScheme.code', 60).check(
    z.refine((typed) => codeShape.test(typed), { error: 'errors.signUpCode.format' }),
  ),
  frequency: choice(billingFrequencies, 'errors.membershipScheme.frequency'),
  billingDay: optionalWholeNumber(1, 31),
  ...price,
})
export type CreateScheme = z.output<typeof CreateScheme>

export const ChangePrice = z.object({ schemeId: id(), version: version(), ...price })
export type ChangePrice = z.output<typeof ChangePrice>

export const ArchiveScheme = z.object({ schemeId: id(), version: version() })
export type ArchiveScheme = z.output<typeof ArchiveScheme>

export const JoinScheme = z.object({
  accountId: id(),
  schemeId: id(),
  /** What the page said it costs, in minor units: nobody joins at a price they did not see. */
  gross: z.optional(optionalWholeNumber(0, 2 * most)),
})
export type JoinScheme = z.output<typeof JoinScheme>

export const LeaveMembership = z.object({ accountId: id(), membershipId: id() })
export type LeaveMembership = z.output<typeof LeaveMembership>

export const EndMembership = z.object({
  patientId: id(),
  membershipId: id(),
  reason: text('errors.reason.required', 500),
})
export type EndMembership = z.output<typeof EndMembership>
