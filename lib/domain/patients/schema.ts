import * as z from 'zod'
import { identifier, optionalIdentifier } from '@/lib/domain/identifiers/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { factsOfPerson } from '@/lib/domain/profiles/schema'
import { genders, sexes, titles } from '@/lib/domain/registrations/vocabulary'
import {
  checkbox,
  choice,
  choices,
  dateOfBirth,
  email,
  longText,
  mobile,
  optionalCalendarDate,
  optionalChoice,
  optionalEmail,
  optionalMobile,
  optionalPersonName,
  optionalPostcode,
  optionalText,
  personName,
  phone,
  wholeNumber,
} from '@/lib/domain/shared/fields'
import { accessibleNeeds, contactKinds, registrationStandings } from './vocabulary'

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

/** What stands in the record itself: who they are, where they live, what they need, where they belong. */
function recordFields(nation: Nation) {
  return {
    title: optionalChoice(titles, 'errors.title.invalid'),
    givenName: optionalPersonName(),
    familyName: personName('errors.patient.familyName'),
    preferredName: optionalPersonName(),
    dateOfBirth: dateOfBirth(undefined, 'errors.patient.dateOfBirth'),
    dateOfBirthApproximate: checkbox(),
    sex: optionalChoice(sexes),
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
  }
}

type Address = { postcode?: string; line1?: string; line2?: string; town?: string }

/** Half an address helps nobody: a line needs its postcode, and a postcode a line. */
function wholeAddress(typed: Address, ctx: z.core.$RefinementCtx): void {
  refuseHalf(typed, ctx, { postcode: 'postcode', line1: 'line1' })
}

function refuseHalf(
  { postcode, line1, line2, town }: Address,
  ctx: z.core.$RefinementCtx,
  names: { postcode: string; line1: string },
): void {
  const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
  if ((line1 || line2 || town) && !postcode) refuse(names.postcode, 'errors.postcode.required')
  if (postcode && !line1) refuse(names.line1, 'errors.patient.line1')
}

/** What the desk writes down of a person, on one screen; the nation decides the number and how phones are read. */
export function patientForm(nation: Nation) {
  return z
    .object({
      ...recordFields(nation),
      identifier: optionalIdentifier(schemeOfNation[nation]),
      identifierVerified: checkbox(),
      email: optionalEmail(),
      emailVerified: checkbox(),
      mobile: optionalMobile(nation),
      mobileVerified: checkbox(),
      sharedAccepted: checkbox(),
      somebodyElse: checkbox(),
      /** The people on file that were shown as possibly the same, as the form carries them. */
      shown: z.string().max(10_000).nullish(),
    })
    .superRefine(wholeAddress)
}
export type PatientForm = z.output<ReturnType<typeof patientForm>>

/** What stands in the form while somebody types it: a field that cannot be read yet is not known yet. */
export function alikeForm(nation: Nation) {
  const soFar = <T extends z.core.$ZodType>(field: T) => z.catch(z.optional(field), undefined)
  return z.object({
    givenName: soFar(optionalPersonName()),
    familyName: soFar(optionalPersonName()),
    dateOfBirth: soFar(dateOfBirth()),
    sex: soFar(optionalChoice(sexes)),
    identifier: soFar(optionalIdentifier(schemeOfNation[nation])),
    email: soFar(optionalEmail()),
    mobile: soFar(optionalMobile(nation)),
    postcode: soFar(optionalPostcode(nation)),
  })
}
export type AlikeForm = z.output<ReturnType<typeof alikeForm>>

const onePatient = {
  patientId: z.uuid({ error: 'errors.invalid' }),
  /** The version shown while writing. */
  version: wholeNumber(1, 2_000_000_000, 'errors.invalid'),
}

export function editPatientForm(nation: Nation) {
  return z
    .object({
      ...onePatient,
      ...recordFields(nation),
      postalPostcode: optionalPostcode(nation),
      postalLine1: optionalText(100),
      postalLine2: optionalText(100),
      postalTown: optionalText(100),
      restricted: checkbox(),
      needsNote: optionalText(200),
      needsReviewOn: optionalCalendarDate(),
      gender: optionalChoice(genders),
      department: optionalText(100),
      division: optionalText(100),
      ...factsOfPerson(nation),
      insurerId: optionalId(),
      memberNumber: optionalText(60),
    })
    .superRefine(wholeAddress)
    .superRefine(({ insurerId, memberNumber }, ctx) => {
      if (memberNumber && !insurerId)
        ctx.addIssue({ code: 'custom', message: 'errors.insurer.required', path: ['insurerId'] })
    })
    .superRefine(({ postalPostcode, postalLine1, postalLine2, postalTown }, ctx) => {
      const typed = { postcode: postalPostcode, line1: postalLine1, line2: postalLine2, town: postalTown }
      refuseHalf(typed, ctx, { postcode: 'postalPostcode', line1: 'postalLine1' })
    })
}
export type EditPatient = z.output<ReturnType<typeof editPatientForm>>

export const SetStanding = z.object({
  ...onePatient,
  standing: choice(registrationStandings, 'errors.choice.invalid'),
  reason: longText('errors.reason.required', 500),
})
export type SetStanding = z.output<typeof SetStanding>

export const NotSamePerson = z.object({
  patientId: z.uuid({ error: 'errors.invalid' }),
  otherPatientId: z.uuid({ error: 'errors.invalid' }),
  reason: longText('errors.reason.required', 500),
})
export type NotSamePerson = z.output<typeof NotSamePerson>

/** An email address, or a number read as the practice's nation writes them. */
export function addContactForm(nation: Nation) {
  const shapes = { email: email('errors.email.required'), mobile: mobile(nation), phone: phone(nation) }
  return z
    .object({
      patientId: z.uuid({ error: 'errors.invalid' }),
      kind: choice(contactKinds, 'errors.choice.invalid'),
      value: z.string().nullish(),
      verified: checkbox(),
      sharedAccepted: checkbox(),
    })
    .transform((form, ctx) => {
      const read = shapes[form.kind].safeParse(form.value ?? '')
      if (read.success) return { ...form, value: read.data }
      for (const { message } of read.error.issues) ctx.addIssue({ code: 'custom', message, path: ['value'] })
      return z.NEVER
    })
}
export type AddContact = z.output<ReturnType<typeof addContactForm>>

export const ChangeContact = z.object({
  patientId: z.uuid({ error: 'errors.invalid' }),
  contactId: z.uuid({ error: 'errors.invalid' }),
  change: choice(['verify', 'prefer', 'remove'], 'errors.choice.invalid'),
})
export type ChangeContact = z.output<typeof ChangeContact>

const oneChange = { patientId: z.uuid({ error: 'errors.invalid' }), changeId: z.uuid({ error: 'errors.invalid' }) }
const version = wholeNumber(1, 2_000_000_000, 'errors.invalid')

export const AcceptChange = z.object({ ...oneChange, version })
export type AcceptChange = z.output<typeof AcceptChange>
export const RejectChange = z.object({ ...oneChange, version, reason: longText('errors.reason.required', 500) })
export type RejectChange = z.output<typeof RejectChange>

/** A national number for a patient on file; the nation decides which. */
export function addIdentifierForm(nation: Nation) {
  return z.object({
    patientId: z.uuid({ error: 'errors.invalid' }),
    identifier: identifier(schemeOfNation[nation]),
    verified: checkbox(),
    /** Staff saw that another record has it too. */
    heldAccepted: checkbox(),
  })
}
export type AddIdentifier = z.output<ReturnType<typeof addIdentifierForm>>

const oneIdentifier = {
  patientId: z.uuid({ error: 'errors.invalid' }),
  identifierId: z.uuid({ error: 'errors.choice.invalid' }),
}
/** A number is superseded with a reason, and verified without. */
export const ChangeIdentifier = z.discriminatedUnion(
  'change',
  [
    z.object({ ...oneIdentifier, change: z.literal('verify') }),
    z.object({
      ...oneIdentifier,
      change: z.literal('supersede'),
      reason: longText('errors.reason.required', 500),
    }),
  ],
  { error: 'errors.choice.invalid' },
)
export type ChangeIdentifier = z.output<typeof ChangeIdentifier>
