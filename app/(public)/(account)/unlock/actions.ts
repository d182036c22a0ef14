'use server'
import { askUnlock } from '@/lib/domain/logins/ask-unlock'
import { AskReset, UnlockByCode } from '@/lib/domain/logins/schema'
import { unlockByCode } from '@/lib/domain/logins/unlock-by-code'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'

export const askUnlockAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: AskReset,
  run: async (ctx, input) => askUnlock(ctx, { ...input, locale: await localeOf() }),
  next: () => `${paths.unlockHere()}?sent=1`,
})

export const unlockByCodeAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: UnlockByCode,
  run: unlockByCode,
  next: () => `${paths.signIn()}?after=unlocked`,
})
