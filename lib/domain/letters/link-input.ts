import * as z from 'zod'
import { dateOfBirth, text } from '@/lib/domain/shared/fields'

/** What the page of an emailed letter asks. */
export const OpenLetterLink = z.object({
  token: z.string('errors.claim.linkGone').min(20, 'errors.claim.linkGone').max(100, 'errors.claim.linkGone'),
  surname: text('errors.claim.surname.required', 100),
  dateOfBirth: dateOfBirth(),
})
export type OpenLetterLink = z.output<typeof OpenLetterLink>
