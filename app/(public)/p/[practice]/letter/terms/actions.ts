'use server'
import * as z from 'zod/mini'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { text, ticked } from '@/lib/domain/shared/fields'
import { anyone } from '@/lib/web/askers'
import { keepConfirmation } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { pageLocale } from '@/lib/web/locale'
import { paths } from '@/lib/web/paths'
import { keptCookie } from '@/lib/web/session'

const AcceptTerms = z.object({ practice: text('errors.notFound', 100), termsAccepted: ticked('errors.terms.required') })

export const claimAction = formAction({
  as: anyone,
  limit: 'claim',
  schema: AcceptTerms,
  run: async (ctx) => submitClaim(ctx, { draftToken: await keptCookie('draft'), locale: await pageLocale() }),
  effect: keepConfirmation,
  next: (_receipt, { practice }) => paths.registered(practice),
})
