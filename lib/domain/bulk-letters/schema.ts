import * as z from 'zod'
import { checkbox, choice, optionalLongText } from '@/lib/domain/shared/fields'
import { letterChoices } from './vocabulary'

const optionalId = z
  .union([z.uuid(), z.literal('')], { error: 'errors.choice.invalid' })
  .nullish()
  .transform((id) => id || undefined)

/** Which patients get a letter; the reason is asked only for those printed again. */
export const ChooseLetters = z
  .object({
    who: choice(letterChoices, 'errors.letters.who'),
    chargebandId: optionalId,
    numbers: optionalLongText(500_000),
    makeAccounts: checkbox(),
    byPost: checkbox(),
    again: checkbox(),
    reason: optionalLongText(500),
  })
  .superRefine(({ who, chargebandId, numbers, again, reason }, ctx) => {
    const miss = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (who === 'chargeband' && !chargebandId) miss('chargebandId', 'errors.letters.chargeband')
    if (who === 'numbers' && !numbers) miss('numbers', 'errors.letters.numbers')
    if (again && !reason) miss('reason', 'errors.reason.required')
  })
export type ChooseLetters = z.output<typeof ChooseLetters>

export const StartLetters = z.object({ bundleId: z.uuid({ error: 'errors.invalid' }) })
export type StartLetters = z.output<typeof StartLetters>
