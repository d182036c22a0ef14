'use server'
import * as z from 'zod/mini'
import { CodeStep } from '@/lib/domain/registrations/schema'
import { startDraft } from '@/lib/domain/registrations/start-draft'
import { optionalText } from '@/lib/domain/shared/fields'
import { anyone } from '@/lib/web/askers'
import { keepDraft, place } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { keptCookie } from '@/lib/web/session'

export const startAction = formAction({
  as: anyone,
  limit: 'register',
  schema: z.extend(CodeStep, { ...place, opened: optionalText(60) }),
  run: async (ctx, { code, opened }) => startDraft(ctx, { code, opened, draftToken: await keptCookie('draft') }),
  effect: keepDraft,
  next: (_draft, { practice, change }) => paths.registerStep(practice, change ? 'check' : 'name'),
})
