'use server'
import { deviceLife } from '@/lib/domain/logins/device'
import { localPath } from '@/lib/domain/logins/local-path'
import { SignIn } from '@/lib/domain/logins/schema'
import { signInPatient } from '@/lib/domain/logins/sign-in-patient'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'
import { userAgent } from '@/lib/web/request'
import { keepCookie, keptCookie, openSession } from '@/lib/web/session'

export const signInAction = formAction({
  as: anyone,
  limit: 'sign-in',
  schema: SignIn,
  run: async (ctx, input) =>
    signInPatient(ctx, {
      ...input,
      device: await keptCookie('device'),
      locale: await localeOf(),
      userAgent: await userAgent(),
    }),
  effect: async ({ token, device }) => {
    await openSession('patient', token)
    await keepCookie('device', device, deviceLife)
  },
  next: (_result, { next }) => localPath(next, paths.portal()),
})
