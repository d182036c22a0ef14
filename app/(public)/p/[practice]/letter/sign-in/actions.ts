'use server'
import { chooseSignIn } from '@/lib/domain/letters/choose-sign-in'
import { anyone } from '@/lib/web/askers'
import { signInSchema } from '@/lib/web/claim'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { keptCookie } from '@/lib/web/session'

export const chooseSignInAction = formAction({
  as: anyone,
  limit: 'claim',
  schema: signInSchema,
  run: async (ctx, { practice: _, ...input }) => chooseSignIn(ctx, { ...input, draftToken: await keptCookie('draft') }),
  next: (_kept, { practice }) => paths.claimStep(practice, 'terms'),
})
