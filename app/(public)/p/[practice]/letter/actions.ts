'use server'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { anyone } from '@/lib/web/askers'
import { claimSchema } from '@/lib/web/claim'
import { keepDraft } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const checkLetterAction = formAction({
  as: anyone,
  limit: 'claim',
  schema: claimSchema,
  run: checkLetter,
  effect: keepDraft,
  next: (_draft, { practice }) => paths.claimStep(practice, 'sign-in'),
})
