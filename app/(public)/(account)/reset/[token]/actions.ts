'use server'
import { resetPassword } from '@/lib/domain/logins/reset-password'
import { ResetPassword } from '@/lib/domain/logins/schema'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'
import { closeSession } from '@/lib/web/session'

export const resetPasswordAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: ResetPassword,
  run: async (ctx, input) => resetPassword(ctx, { ...input, locale: await localeOf() }),
  effect: () => closeSession('patient'),
  next: ({ worksHere }) => `${worksHere ? paths.adminSignIn() : paths.signIn()}?after=password-reset`,
})
