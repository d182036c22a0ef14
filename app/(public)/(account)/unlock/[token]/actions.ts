'use server'
import { OneTimeLink } from '@/lib/domain/logins/schema'
import { unlockLogin } from '@/lib/domain/logins/unlock-login'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const unlockAction = formAction({
  as: anyone,
  limit: 'password-reset',
  schema: OneTimeLink,
  run: unlockLogin,
  next: () => `${paths.signIn()}?after=unlocked`,
})
