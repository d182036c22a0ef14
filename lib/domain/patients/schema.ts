import * as z from 'zod'
import { optionalIdentifier } from '@/lib/domain/identifiers/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { sexes, titles } from '@/lib/domain/registrations/vocabulary'
import {
  checkbox,
  choice,
  choices,
  dateOfBirth,
  optionalChoice,
  optionalEmail,
  optionalMobile,
  optionalPersonName,
  optionalPostcode,
  optionalText,
  personName,
} from '@/lib/domain/shared/fields'
import { accessibleNeeds } from './vocabulary'

/** What staff typed into the search; anything is allowed, and cut where no search is that long. */
export const SearchPatients = z.object({
  q: z
    .string({ error: 'errors.invalid' })
    .nullish()
    .transform((typed) => (typed ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, 200)),
})
export type SearchPatients = z.output<typeof SearchPatients>

const optionalId = () =>
  z
    .union([z.uuid(), z.literal('')], { error: 'errors.invalid' })
    .nullish()
    .transform((id) => id || undefined)

/** What the desk writes down of a person, on one screen; the nation decides the number and how phones are read. */
export function patientForm(nation: Nation) {
  return z
    .object({
      title: optionalChoice(titles, 'errors.title.invalid'),
      givenName: optionalPersonName(),
      familyName: personName('errors.familyName.required'),
      preferredName: optionalPersonName(),
      dateOfBirth: dateOfBirth(),
      dateOfBirthApproximate: checkbox(),
      sex: optionalChoice(sexes),
      identifier: optionalIdentifier(schemeOfNation[nation]),
      identifierVerified: checkbox(),
      email: optionalEmail(),
      emailVerified: checkbox(),
      mobile: optionalMobile(nation),
      mobileVerified: checkbox(),
      sharedAccepted: checkbox(),
      postcode: optionalPostcode(nation),
      line1: optionalText(100),
      line2: optionalText(100),
      town: optionalText(100),
      chargebandId: optionalId(),
      siteId: optionalId(),
      usualClinician: optionalText(100),
      locale: choice(locales, 'errors.choice.invalid'),
      needs: choices(accessibleNeeds),
      interpreter: checkbox(),
      somebodyElse: checkbox(),
      /** The people on file that were shown as possibly the same, as the form carries them. */
      shown: z.string().max(4000).nullish(),
    })
    .superRefine(({ postcode, line1, line2, town }, ctx) => {
      const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
      if ((line1 || line2 || town) && !postcode) refuse('postcode', 'errors.postcode.required')
      if (postcode && !line1) refuse('line1', 'errors.line1.required')
    })
}
export type PatientForm = z.output<ReturnType<typeof patientForm>>
