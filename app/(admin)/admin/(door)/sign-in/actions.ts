'use server'
import { idle } from '@/components/form/form-state'
import { choosePractice } from '@/lib/domain/logins/choose-practice'
import { deviceLife } from '@/lib/domain/logins/device'
import type { StaffStep } from '@/lib/domain/logins/enter-practice'
import { giveSecondFactor } from '@/lib/domain/logins/give-second-factor'
import { ChoosePractice, Nothing, SecondFactor, StaffSignIn } from '@/lib/domain/logins/schema'
import { signInStaff } from '@/lib/domain/logins/sign-in-staff'
import { signOut } from '@/lib/domain/logins/sign-out'
import { staff, staffDoor } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { userAgent } from '@/lib/web/request'
import { closeSession, keepCookie, keptCookie, openSession, sessionOf } from '@/lib/web/session'

const pageOf: Record<StaffStep, string> = {
  done: paths.admin(),
  practice: paths.adminPractice(),
  'second-factor': paths.adminSecondFactor(),
}

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
  next: ({ step }) => pageOf[step],
})

export const choosePracticeAction = formAction({
  as: staffDoor,
  schema: ChoosePractice,
  run: async (ctx, input) => choosePractice(ctx, { ...input, sessionId: (await sessionOf('staff'))?.id }),
  next: ({ step }) => pageOf[step],
})

export const secondFactorAction = formAction({
  as: staffDoor,
  limit: 'sign-in',
  schema: SecondFactor,
  run: async (ctx, input) => giveSecondFactor(ctx, { ...input, sessionId: (await sessionOf('staff'))?.id }),
  next: () => paths.admin(),
})

const signOutOnce = formAction({
  as: staff,
  schema: Nothing,
  run: (ctx) => signOut(ctx),
  effect: () => closeSession('staff'),
  next: () => `${paths.adminSignIn()}?after=signed-out`,
})

/** Signing out, for the shell's own small form. */
export async function staffSignOutAction(form: FormData): Promise<void> {
  await signOutOnce(idle, form)
}
