'use server'
import { OpenLetterLink } from '@/lib/domain/letters/link-input'
import { openLetterLink } from '@/lib/domain/letters/open-letter-link'
import { anyone } from '@/lib/web/askers'
import { keepDraft } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const openLetterLinkAction = formAction({
  as: anyone,
  limit: 'claim',
  schema: OpenLetterLink,
  run: openLetterLink,
  effect: keepDraft,
  next: ({ slug }) => paths.claimStep(slug, 'sign-in'),
})
