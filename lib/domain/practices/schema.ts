import * as z from 'zod'
import { modules } from '@/lib/domain/modules/vocabulary'
import {
  checkbox,
  choice,
  choices,
  longText,
  optionalCalendarDate,
  optionalLongText,
  optionalPhone,
  optionalText,
  optionalWholeNumber,
  text,
  wholeNumber,
} from '@/lib/domain/shared/fields'
import { roles } from '@/lib/domain/staff/vocabulary'
import { activationChannels, legalTextKinds, type Nation, nations, questionChoices } from './vocabulary'

const version = () => wholeNumber(1, 2_000_000_000, 'errors.invalid')

/** The nation says what a phone number starting with 0 means. */
export const savePracticeCardIn = (nation?: Nation) =>
  z.object({
    version: version(),
    name: text('errors.practice.nameRequired', 120),
    phone: optionalPhone(nation),
    colour: optionalText(20),
  })
export type SavePracticeCard = z.output<ReturnType<typeof savePracticeCardIn>>

const asked = () => choice(questionChoices, 'errors.practice.questionRequired')
/** What nobody can be made to know or tell is never required. */
const offered = () => choice(['off', 'optional'], 'errors.practice.neverRequired')
/** A chargeband says whether it is asked at all. */
const whereAsked = () => choice(['optional', 'required'], 'errors.practice.questionRequired')

/** One row of radios a question. */
export const SaveQuestions = z.object({
  version: version(),
  'question-title': asked(),
  'question-sex': offered(),
  'question-gender': offered(),
  'question-identifier': offered(),
  'question-evidence': asked(),
  'question-mobile': asked(),
  'question-address': asked(),
  'question-next-of-kin': offered(),
  'question-department': whereAsked(),
})
export type SaveQuestions = z.output<typeof SaveQuestions>

/** Short passwords need a digit: no policy is weaker than eight characters with one (docs/decisions/024). */
export const SaveSecurity = z
  .object({
    version: version(),
    activationChannel: choice(activationChannels, 'errors.practice.channelRequired'),
    unactivatedDays: wholeNumber(1, 60),
    minLength: wholeNumber(8, 64),
    letters: wholeNumber(0, 10),
    numbers: wholeNumber(0, 10),
    nonAlphanumeric: wholeNumber(0, 10),
    mixedCase: checkbox(),
    secondFactorRequired: checkbox(),
  })
  .superRefine(({ minLength, numbers }, ctx) => {
    if (minLength < 10 && numbers < 1)
      ctx.addIssue({ code: 'custom', message: 'errors.practice.shortNeedsDigit', path: ['numbers'] })
  })
export type SaveSecurity = z.output<typeof SaveSecurity>

export const ActivateOnlineServices = z.object({ version: version() })
export type ActivateOnlineServices = z.output<typeof ActivateOnlineServices>

export const SaveOnlineServices = z.object({
  version: version(),
  basicAccounts: checkbox(),
  offered: choices(modules),
  byDefault: choices(modules),
  letterDays: wholeNumber(1, 365),
  reminderDays: optionalWholeNumber(1, 60),
  missedAppointmentLimit: optionalWholeNumber(1, 50),
  missedAppointmentsSince: optionalCalendarDate(),
  showMissedAppointments: checkbox(),
  patientsSeeDetails: checkbox(),
  patientsChangeContacts: checkbox(),
})
export type SaveOnlineServices = z.output<typeof SaveOnlineServices>

export const SaveMessaging = z.object({
  version: version(),
  newThreadRole: choice(roles, 'errors.thread.roleRequired'),
})
export type SaveMessaging = z.output<typeof SaveMessaging>

export const PublishText = z.object({
  kind: choice(legalTextKinds, 'errors.invalid'),
  /** The version shown while writing; 0 where there was none. */
  version: wholeNumber(0, 2_000_000_000, 'errors.invalid'),
  en: longText('errors.practice.textRequired', 40_000),
  cy: optionalLongText(40_000),
  uk: optionalLongText(40_000),
})
export type PublishText = z.output<typeof PublishText>

export const SaveSite = z.object({
  siteId: z.uuid('errors.invalid').optional(),
  name: text('errors.practice.siteRequired', 120),
  address: optionalLongText(500),
})
export type SaveSite = z.output<typeof SaveSite>

export const CreatePracticeInput = z.object({
  slug: text('errors.practice.slugRequired', 40).check(
    z.refine((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug), { error: 'errors.practice.slugShape' }),
  ),
  name: text('errors.practice.nameRequired', 120),
  nation: choice(nations, 'errors.practice.nationRequired'),
  practiceCode: text('errors.practice.codeRequired', 20),
})
