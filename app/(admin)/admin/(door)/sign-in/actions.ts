'use server'
import { choosePractice } from '@/lib/domain/logins/choose-practice'
import { deviceLife } from '@/lib/domain/logins/device'
import { giveSecondFactor } from '@/lib/domain/logins/give-second-factor'
import { ChoosePractice, Nothing, SecondFactor, StaffSignIn } from '@/lib/domain/logins/schema'
import { signInStaff } from '@/lib/domain/logins/sign-in-staff'
import { signOut } from '@/lib/domain/logins/sign-out'
import { staff, staffDoor } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths, staffStepPage } from '@/lib/web/paths'
import { userAgent } from '@/lib/web/request'
import { closeSession, keepCookie, keptCookie, openSession, sessionOf } from '@/lib/web/session'

export const signInAction = formAction({
  as: staffDoor,
  limit: 'sign-in',
  schema: StaffSignIn,
  run: async (ctx, input) =>
    signInStaff(ctx, {
      ...input,
      device: await keptCookie('device'),
      locale: 'en',
      userAgent: await userAgent(),
    }),
  effect: async ({ token, device }) => {
    await openSession('staff', token)
    await keepCookie('device', device, deviceLife)
  },
  next: ({ step }) => staffStepPage[step],
})

export const choosePracticeAction = formAction({
  as: staffDoor,
  schema: ChoosePractice,
  run: async (ctx, input) => choosePractice(ctx, { ...input, sessionId: (await sessionOf('staff'))?.id }),
  next: ({ step }) => staffStepPage[step],
})

export const secondFactorAction = formAction({
  as: staffDoor,
  limit: 'sign-in',
  schema: SecondFactor,
  run: async (ctx, input) => giveSecondFactor(ctx, { ...input, sessionId: (await sessionOf('staff'))?.id }),
  next: ({ enrolled }) => (enrolled ? paths.recoveryCodes('set-up') : paths.admin()),
})

export const staffSignOutAction = formAction({
  as: staff,
  schema: Nothing,
  run: (ctx) => signOut(ctx),
  effect: () => closeSession('staff'),
  next: () => `${paths.adminSignIn()}?after=signed-out`,
})
