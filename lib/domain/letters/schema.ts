import * as z from 'zod'
import { text, ticked } from '@/lib/domain/shared/fields'

/** `shown` is the addressee as staff saw it, so that what they checked is what the letter says. */
export const PostLetter = z.object({
  patientId: z.uuid({ error: 'errors.invalid' }),
  shown: text('errors.invalid', 2000),
  checked: ticked('errors.letter.checkAddress'),
})
export type PostLetter = z.output<typeof PostLetter>
