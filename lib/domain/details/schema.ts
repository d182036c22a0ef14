import * as z from 'zod/mini'
import { accessibleNeeds } from '@/lib/domain/patients/vocabulary'
import { locales } from '@/lib/domain/practices/vocabulary'
import { sixDigits } from '@/lib/domain/registrations/schema'
import { choice, choices, email, optionalText, password, text } from '@/lib/domain/shared/fields'

const accountId = z.uuid('errors.invalid')

export const AskEmail = z.object({
  accountId,
  email: email(),
  password: password('errors.login.passwordRequired'),
})
/** How a number or postcode is read depends on the account's practice, which the verb knows. */
export const AskMobile = z.object({
  accountId,
  mobile: text('errors.mobile.required', 40),
  password: password('errors.login.passwordRequired'),
})
export const ProveMobile = z.object({ accountId, code: sixDigits })
export const ProveEmail = z.object({ token: text('errors.details.linkGone', 100) })

export const ProposeAddress = z.object({
  accountId,
  postcode: text('errors.postcode.required', 40),
  line1: text('errors.line1.required', 100),
  line2: optionalText(100),
  town: optionalText(100),
})
export type ProposeAddress = z.output<typeof ProposeAddress>

export const ProposeNeeds = z.object({
  accountId,
  locale: choice(locales, 'errors.choice.invalid'),
  needs: choices(accessibleNeeds),
})
export type ProposeNeeds = z.output<typeof ProposeNeeds>
