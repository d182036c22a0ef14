import * as z from 'zod'
import { sixDigits } from '@/lib/domain/registrations/schema'
import { email, optionalText, password, text } from '@/lib/domain/shared/fields'

export const SignIn = z.object({
  /** An email address or a username. */
  email: text('errors.login.nameRequired', 254),
  password: password('errors.login.passwordRequired'),
  next: optionalText(500),
})
export type SignIn = z.output<typeof SignIn>

export const StaffSignIn = z.object({
  email: email('errors.email.required'),
  password: password('errors.login.passwordRequired'),
})

export const ChoosePractice = z.object({ practiceId: z.uuid('errors.login.practiceRequired') })
export const SecondFactor = z.object({ code: text('errors.login.codeRequired', 20) })

export const MakeRecoveryCodes = z.object({ password: password('errors.login.passwordRequired') })

export const RemoveSecondFactor = z.object({
  password: password('errors.login.passwordRequired'),
  code: text('errors.login.codeRequired', 20),
})

export const AskReset = z.object({ email: text('errors.login.nameRequired', 254) })

const token = z.string('errors.login.linkGone').min(20, 'errors.login.linkGone').max(100, 'errors.login.linkGone')
export const OneTimeLink = z.object({ token })
/** An email address or username, and the code of a text. */
export const UnlockByCode = z.object({ email: text('errors.login.nameRequired', 254), code: sixDigits })
export const AskUsernames = z.object({ email: email() })
export const ResetPassword = z.object({ token, password: password('errors.password.required') })

export const ChangePassword = z.object({
  currentPassword: password('errors.login.passwordRequired'),
  password: password('errors.password.required'),
})
export const EndSession = z.object({ sessionId: z.union([z.literal('others'), z.uuid()], 'errors.invalid') })
export const Nothing = z.object({})
