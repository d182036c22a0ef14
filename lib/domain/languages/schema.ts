import * as z from 'zod'
import { locales } from '@/lib/domain/practices/vocabulary'
import { choice, optionalText } from '@/lib/domain/shared/fields'

export const ChooseLanguage = z.object({
  locale: choice(locales, 'errors.choice.invalid'),
  /** The page to come back to; without JavaScript only. */
  next: optionalText(1000),
})
export type ChooseLanguage = z.output<typeof ChooseLanguage>
