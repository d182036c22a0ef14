import type * as z from 'zod/mini'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import type { AddressSearch } from './address-search'
import {
  addressStep,
  contactStep,
  DateOfBirthStep,
  departmentStep,
  evidenceStep,
  identifierStep,
  type JourneyOptions,
  nameStep,
  nextOfKinStep,
  sexAndGenderStep,
  TermsStep,
} from './schema'

/** The questions of the journey in their order; `check` and `confirmation` follow when all are answered. */
export const stepNames = [
  'code',
  'name',
  'date-of-birth',
  'sex-and-gender',
  'identifier',
  'evidence',
  'contact',
  'address',
  'next-of-kin',
  'department',
  'password',
  'terms',
] as const
export type StepName = (typeof stepNames)[number]
/** Steps whose answer is kept in the draft as it was parsed. */
export type AnsweredStep = Exclude<StepName, 'code' | 'password'>

/** Which steps this person is asked, by the practice's settings and whether they are signed in. */
export function stepsFor(options: JourneyOptions): StepName[] {
  const { questions } = options
  const asked: Record<StepName, boolean> = {
    code: true,
    name: true,
    'date-of-birth': true,
    'sex-and-gender': questions.sex !== 'off' || questions.gender !== 'off',
    identifier: questions.identifier !== 'off',
    evidence: questions.evidence !== 'off',
    contact: true,
    address: questions.address !== 'off',
    'next-of-kin': questions['next-of-kin'] !== 'off',
    department: options.askDepartment,
    password: !options.signedIn,
    terms: true,
  }
  return stepNames.filter((step) => asked[step])
}

const schemas = {
  name: nameStep,
  'date-of-birth': () => DateOfBirthStep,
  'sex-and-gender': sexAndGenderStep,
  identifier: identifierStep,
  evidence: evidenceStep,
  contact: contactStep,
  address: addressStep,
  'next-of-kin': nextOfKinStep,
  department: departmentStep,
  terms: () => TermsStep,
} as const

export type Answers = { [Step in AnsweredStep]?: z.output<ReturnType<(typeof schemas)[Step]>> } & {
  /** What no question of the journey asks; only programs tell it. */
  more?: MoreDetails
  /** What the address page looked up; no answer yet. */
  addressSearch?: AddressSearch
}

/** The schema of one step: the same for the browser, the action and the final check. */
export function schemaOf<Step extends AnsweredStep>(
  step: Step,
  options: JourneyOptions,
): ReturnType<(typeof schemas)[Step]> {
  const make: (options: JourneyOptions) => unknown = schemas[step]
  return make(options) as ReturnType<(typeof schemas)[Step]>
}

/** The first step not yet answered, or `check` when all are. */
export function nextStep(
  steps: StepName[],
  draft: { answers: Answers; hasCode: boolean; hasPassword: boolean },
): StepName | 'check' {
  const answered = (step: StepName) => {
    if (step === 'code') return draft.hasCode
    if (step === 'password') return draft.hasPassword
    return draft.answers[step] !== undefined
  }
  return steps.find((step) => !answered(step)) ?? 'check'
}
