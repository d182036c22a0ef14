'use server'
import { changePassword } from '@/lib/domain/logins/change-password'
import { endSession } from '@/lib/domain/logins/end-session'
import { enrolSecondFactor } from '@/lib/domain/logins/enrol-second-factor'
import { makeRecoveryCodes } from '@/lib/domain/logins/make-recovery-codes'
import { removeSecondFactor } from '@/lib/domain/logins/remove-second-factor'
import {
  ChangePassword,
  EndSession,
  MakeRecoveryCodes,
  RemoveSecondFactor,
  SecondFactor,
} from '@/lib/domain/logins/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const changePasswordAction = formAction({
  as: staff,
  limit: 'sign-in',
  schema: ChangePassword,
  run: async (ctx, input) => changePassword(ctx, { ...input, locale: 'en' }),
  next: () => paths.security('password'),
})

export const enrolSecondFactorAction = formAction({
  as: staff,
  limit: 'sign-in',
  schema: SecondFactor,
  run: enrolSecondFactor,
  next: () => paths.recoveryCodes('set-up'),
})

export const makeRecoveryCodesAction = formAction({
  as: staff,
  limit: 'sign-in',
  schema: MakeRecoveryCodes,
  run: makeRecoveryCodes,
  tell: (codes) => codes.join(' '),
})

export const endSessionAction = formAction({
  as: staff,
  schema: EndSession,
  run: endSession,
  next: () => paths.security('ended'),
})

export const removeSecondFactorAction = formAction({
  as: staff,
  limit: 'sign-in',
  schema: RemoveSecondFactor,
  run: removeSecondFactor,
  next: () => paths.security('removed'),
})
