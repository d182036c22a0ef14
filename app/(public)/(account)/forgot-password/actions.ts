'use server'
import { askPasswordReset } from '@/lib/domain/logins/ask-password-reset'
import { AskReset } from '@/lib/domain/logins/schema'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'

export const askResetAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: AskReset,
  run: async (ctx, input) => askPasswordReset(ctx, { ...input, locale: await localeOf() }),
  next: () => `${paths.forgotPassword()}?sent=1`,
})
