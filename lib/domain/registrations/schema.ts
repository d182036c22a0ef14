import * as z from 'zod/mini'
import type { DepartmentChoice } from '@/lib/domain/chargebands/vocabulary'
import { optionalIdentifier } from '@/lib/domain/identifiers/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { Nation, Questions } from '@/lib/domain/practices/vocabulary'
import {
  checkbox,
  dateOfBirth,
  email,
  mobile,
  optionalChoice,
  optionalMobile,
  optionalPersonName,
  optionalPhone,
  optionalPostcode,
  optionalText,
  password,
  postcode,
  text,
  ticked,
} from '@/lib/domain/shared/fields'
import { contactSubjects, evidenceKinds, genders, relationships, sexes, titles } from './vocabulary'

/** What the journey's questions depend on: plain data, so that the browser can be given it. */
export type JourneyOptions = {
  nation: Nation
  questions: Questions
  askDepartment: boolean
  /** Those of the company to choose from; where it has none, people write their own words. */
  departments: DepartmentChoice[]
  signedIn: boolean
}

export const CodeStep = z.object({ code: text('errors.code.required', 60) })

export function nameStep({ questions }: JourneyOptions) {
  const asked = z.object({
    title: optionalChoice(titles, 'errors.title.invalid'),
    givenName: optionalPersonName(),
    familyName: optionalPersonName(),
    singleName: checkbox(),
  })
  const judged = asked.check(
    z.superRefine((name, ctx) => {
      const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
      if (questions.title === 'required' && !name.title) refuse('title', 'errors.title.required')
      if (name.singleName) {
        if (!name.familyName && !name.givenName) refuse('familyName', 'errors.name.required')
        return
      }
      if (!name.givenName) refuse('givenName', 'errors.givenName.required')
      if (!name.familyName) refuse('familyName', 'errors.familyName.required')
    }),
  )
  return z.pipe(
    judged,
    z.transform(({ singleName, title, givenName, familyName }: z.output<typeof asked>) => ({
      title,
      // Somebody with one name has it as the family name, which is what staff search and letters use.
      givenName: singleName && !familyName ? '' : (givenName ?? ''),
      familyName: familyName ?? givenName ?? '',
      singleName,
    })),
  )
}

export const DateOfBirthStep = z.object({ dateOfBirth: dateOfBirth() })

export function sexAndGenderStep({ questions }: JourneyOptions) {
  return z.object({ sex: optionalChoice(sexes), gender: optionalChoice(genders) }).check(
    z.superRefine((answer, ctx) => {
      for (const question of ['sex', 'gender'] as const) {
        if (questions[question] === 'required' && !answer[question])
          ctx.addIssue({ code: 'custom', message: `errors.${question}.required`, path: [question] })
      }
    }),
  )
}

/** The nation's number. Never required: nobody is turned away for not knowing it. */
export function identifierStep({ nation }: JourneyOptions) {
  return z.object({ identifier: optionalIdentifier(schemeOfNation[nation]) })
}

export function evidenceStep({ questions }: JourneyOptions) {
  return z.object({ evidence: optionalChoice(evidenceKinds) }).check(
    z.superRefine(({ evidence }, ctx) => {
      if (questions.evidence === 'required' && !evidence)
        ctx.addIssue({ code: 'custom', message: 'errors.evidence.required', path: ['evidence'] })
    }),
  )
}

const preferences = Object.fromEntries(
  contactSubjects.flatMap((subject) => [
    [`${subject}-email`, checkbox()],
    [`${subject}-sms`, checkbox()],
  ]),
)

export function contactStep({ nation, questions }: JourneyOptions) {
  return z.object({
    email: email(),
    mobile: questions.mobile === 'required' ? mobile(nation) : optionalMobile(nation),
    ...preferences,
  })
}

export function addressStep({ nation, questions }: JourneyOptions) {
  const required = questions.address === 'required'
  return z
    .object({
      postcode: required ? postcode(nation) : optionalPostcode(nation),
      line1: optionalText(100),
      line2: optionalText(100),
      town: optionalText(100),
      county: optionalText(100),
    })
    .check(
      z.superRefine(({ postcode, line1, ...rest }, ctx) => {
        const begun = postcode || line1 || rest.line2 || rest.town || rest.county
        const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
        if (begun && !postcode) refuse('postcode', 'errors.postcode.required')
      }),
    )
}

export function nextOfKinStep({ nation, questions }: JourneyOptions) {
  return z
    .object({
      kinName: optionalPersonName(),
      kinRelationship: optionalChoice(relationships),
      kinPhone: optionalPhone(nation),
    })
    .check(
      z.superRefine((kin, ctx) => {
        const wanted = questions['next-of-kin'] === 'required' || kin.kinRelationship || kin.kinPhone
        if (wanted && !kin.kinName)
          ctx.addIssue({ code: 'custom', message: 'errors.kinName.required', path: ['kinName'] })
      }),
    )
}

/** A department, or a division of one: `Sales` or `Sales / North`. Departments have no slash in their names. */
export const placeAtWork = (department: string, division?: string) =>
  division ? `${department} / ${division}` : department

/**
 * Where somebody works. A form gives one choice of the list, a program a department and a division apart, each by its
 * name or its id; a division alone will do where only one department has it.
 */
export function departmentStep({ departments, questions }: Pick<JourneyOptions, 'departments' | 'questions'>) {
  const typed = z.object({ department: optionalText(310), division: optionalText(150) })
  const places = departments.flatMap((one) => [
    { one, part: undefined },
    ...one.divisions.map((part) => ({ one, part })),
  ])
  const is = (choice: { id: string; name: string } | undefined, word: string) =>
    choice !== undefined && (choice.id === word || choice.name.toLowerCase() === word.toLowerCase())
  return z.pipe(
    typed,
    z.transform(({ department, division }: z.output<typeof typed>, ctx) => {
      const refuse = (message: string, path = 'department') => {
        ctx.issues.push({ code: 'custom', message, path: [path], input: department })
        return z.NEVER
      }
      if (!department && !division)
        return questions.department === 'required' ? refuse('errors.department.required') : {}
      if (places.length === 0) return { department, division }
      const meant = places.filter(({ one, part }) => {
        if (!department) return is(part, division ?? '')
        if (division) return is(one, department) && is(part, division)
        return part ? placeAtWork(one.name, part.name).toLowerCase() === department.toLowerCase() : is(one, department)
      })
      const [found] = meant
      if (!found || (!department && meant.length > 1))
        return refuse(
          'errors.department.unknown',
          division && departments.some((one) => is(one, department ?? '')) ? 'division' : 'department',
        )
      return { department: found.one.name, division: found.part?.name }
    }),
  )
}

export const PasswordStep = z.object({ password: password() })

export const TermsStep = z.object({
  termsAccepted: ticked('errors.terms.required'),
  statisticalUse: checkbox(),
})

/** A name of one's own to sign in with, without an @, in small letters. */
export const username = () =>
  z.pipe(
    text('errors.username.required', 60),
    z.transform((typed: string, ctx) => {
      if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{3,}$/u.test(typed)) return typed.toLowerCase()
      ctx.issues.push({ code: 'custom', message: 'errors.username.invalid', input: typed })
      return z.NEVER
    }),
  )

export const ActivateByLink = z.object({ token: text('errors.activation.gone', 100) })
export const ActivateWithUsername = z.object({
  token: text('errors.activation.gone', 100),
  username: username(),
})

/** The six digits of an email or text, whatever stands between them. */
export const sixDigits = z.pipe(
  text('errors.activationCode.required', 40),
  z.transform((typed: string, ctx) => {
    const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
    if (/^\d{6}$/.test(digits)) return digits
    ctx.issues.push({ code: 'custom', message: 'errors.activationCode.invalid', input: typed })
    return z.NEVER
  }),
)
export const ActivateByCode = z.object({ activationCode: sixDigits, contact: optionalText(254) })
