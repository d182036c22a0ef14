'use server'
import { z } from 'zod'
import { resendActivation } from '@/lib/domain/registrations/resend-activation'
import { choice } from '@/lib/domain/shared/fields'
import { anyone } from '@/lib/web/askers'
import { place } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { keptCookie } from '@/lib/web/session'

const Resend = z.object({ ...place, channel: choice(['email', 'sms'], 'errors.choice.invalid') })

export const resendAction = formAction({
  as: anyone,
  limit: 'resend',
  schema: Resend,
  run: async (ctx, { channel }) => resendActivation(ctx, { channel, draftToken: await keptCookie('draft') }),
  done: 'register.confirmation.resent',
})
