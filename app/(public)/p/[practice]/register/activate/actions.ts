'use server'
import * as z from 'zod/mini'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { ActivateByCode } from '@/lib/domain/registrations/schema'
import { anyone } from '@/lib/web/askers'
import { openPatientSession, place } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { keptCookie } from '@/lib/web/session'

export const activateByCodeAction = formAction({
  as: anyone,
  limit: 'activate',
  schema: z.extend(ActivateByCode, place),
  run: async (ctx, { contact, activationCode }) =>
    activateByCode(ctx, { contact, activationCode, draftToken: contact ? null : await keptCookie('draft') }),
  effect: openPatientSession,
  next: () => paths.portal(),
})
