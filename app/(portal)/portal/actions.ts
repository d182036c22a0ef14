'use server'
import { changePassword } from '@/lib/domain/logins/change-password'
import { endSession } from '@/lib/domain/logins/end-session'
import { ChangePassword, EndSession, Nothing } from '@/lib/domain/logins/schema'
import { signOut } from '@/lib/domain/logins/sign-out'
import { handOver } from '@/lib/domain/portal-sign-in/hand-over'
import { HandOver } from '@/lib/domain/portal-sign-in/schema'
import { patient } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { localeOf } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'
import { closeSession } from '@/lib/web/session'

export const patientSignOutAction = formAction({
  as: patient,
  schema: Nothing,
  run: (ctx) => signOut(ctx),
  effect: () => closeSession('patient'),
  next: () => `${paths.signIn()}?after=signed-out`,
})

export const changePasswordAction = formAction({
  as: patient,
  limit: 'sign-in',
  schema: ChangePassword,
  run: async (ctx, input) => changePassword(ctx, { ...input, locale: await localeOf() }),
  next: () => `${paths.portalSecurity()}?changed=1`,
})

export const handOverAction = formAction({
  as: patient,
  limit: 'sign-in',
  schema: HandOver,
  run: handOver,
  tell: ({ address }) => address,
})

export const endSessionAction = formAction({
  as: patient,
  schema: EndSession,
  run: endSession,
  next: () => paths.portalSessions(),
})
