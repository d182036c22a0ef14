'use server'
import { z } from 'zod'
import { submitDraft } from '@/lib/domain/registrations/submit-draft'
import { anyone } from '@/lib/web/askers'
import { keepConfirmation, place } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { keptCookie } from '@/lib/web/session'

export const submitAction = formAction({
  as: anyone,
  limit: 'register',
  schema: z.object(place),
  run: async (ctx, _place, locale) => submitDraft(ctx, { draftToken: await keptCookie('draft'), locale }),
  effect: keepConfirmation,
  next: (_receipt, { practice }) => paths.registered(practice),
})
