'use server'
import { deviceLife } from '@/lib/domain/logins/device'
import { acceptInvitation } from '@/lib/domain/staff/accept-invitation'
import { AcceptInvitation } from '@/lib/domain/staff/schema'
import { staffDoor } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { staffStepPage } from '@/lib/web/paths'
import { userAgent } from '@/lib/web/request'
import { keepCookie, keptCookie, openSession } from '@/lib/web/session'

export const acceptInvitationAction = formAction({
  as: staffDoor,
  limit: 'sign-in',
  schema: AcceptInvitation,
  run: async (ctx, input) =>
    acceptInvitation(ctx, { ...input, device: await keptCookie('device'), userAgent: await userAgent() }),
  effect: async ({ token, device }) => {
    await openSession('staff', token)
    await keepCookie('device', device, deviceLife)
  },
  next: ({ step }) => staffStepPage[step],
})
