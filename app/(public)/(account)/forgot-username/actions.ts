'use server'
import { askUsernames } from '@/lib/domain/logins/ask-usernames'
import { AskUsernames } from '@/lib/domain/logins/schema'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'

export const askUsernamesAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: AskUsernames,
  run: async (ctx, input) => askUsernames(ctx, { ...input, locale: await localeOf() }),
  next: () => `${paths.forgotUsername()}?sent=1`,
})
