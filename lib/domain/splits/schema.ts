import * as z from 'zod'
import { checkbox, choice, optionalLongText, optionalText } from '@/lib/domain/shared/fields'
import { splitChoices, splitLimits } from './vocabulary'

const id = z.uuid({ error: 'errors.invalid' })
const optionalId = z
  .union([z.uuid(), z.literal('')], { error: 'errors.choice.invalid' })
  .nullish()
  .transform((value) => value || undefined)

/** A file that was not chosen arrives empty and without a name. */
const optionalFile = z
  .unknown()
  .optional()
  .transform((given) => (given instanceof File && given.size > 0 ? given : undefined))

/** Which patients move, where to, and where they belong there. */
export const ChooseSplit = z
  .object({
    targetId: id,
    who: choice(splitChoices, 'errors.split.who'),
    fromSiteId: optionalId,
    postcodes: optionalText(500),
    clinician: optionalText(200),
    numbers: optionalLongText(900_000),
    list: optionalFile,
    siteId: optionalId,
    chargebandId: optionalId,
    withoutAccess: checkbox(),
    reason: optionalLongText(300),
  })
  .superRefine(({ who, fromSiteId, postcodes, clinician, numbers, list, reason }, ctx) => {
    const miss = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (who === 'site' && !fromSiteId) miss('fromSiteId', 'errors.split.site')
    if (who === 'postcode' && !postcodes) miss('postcodes', 'errors.split.postcode')
    if (who === 'clinician' && !clinician) miss('clinician', 'errors.split.clinician')
    if (who === 'numbers' && !numbers && !list) miss('numbers', 'errors.split.numbers')
    if (list && list.size > splitLimits.listBytes) miss('list', 'errors.split.listTooLarge')
    // Judged with the others, so that every problem is said at once.
    if (!reason) miss('reason', 'errors.reason.required')
  })
  .transform(({ reason = '', ...rest }) => ({ ...rest, reason }))
export type ChooseSplit = z.output<typeof ChooseSplit>

export const OneSplit = z.object({ splitId: id })
export type OneSplit = z.output<typeof OneSplit>

export const OneSuccessor = z.object({ successorId: id })
export type OneSuccessor = z.output<typeof OneSuccessor>
